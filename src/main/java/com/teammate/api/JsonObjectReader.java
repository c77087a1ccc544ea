package com.teammate.api;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;

/** Reads a body, but never more than its limit. */
@Component
class JsonObjectReader extends AbstractHttpMessageConverter<JsonObject> {

	static final int LIMIT = 64 * 1024;

	JsonObjectReader() {
		super(MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE);
	}

	@Override
	protected boolean supports(Class<?> type) {
		return type == JsonObject.class;
	}

	@Override
	protected JsonObject readInternal(Class<? extends JsonObject> type, HttpInputMessage input) throws IOException {
		byte[] body = input.getBody().readNBytes(LIMIT + 1);
		if (body.length > LIMIT) {
			throw new RequestRefused(ProblemCode.BODY_TOO_LARGE, "The body may have up to " + LIMIT + " bytes.");
		}
		try {
			return JsonObject.parse(body);
		}
		catch (JsonProcessingException ex) {
			// Without the parser's words: they repeat what was sent.
			throw new RequestRefused(ProblemCode.MALFORMED_JSON, "The body is not valid JSON" + where(ex) + ".");
		}
	}

	private static String where(JsonProcessingException ex) {
		var place = ex.getLocation();
		return (place != null) ? " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()) : "";
	}

	@Override
	protected void writeInternal(JsonObject object, HttpOutputMessage output) {
		throw new HttpMessageNotWritableException("bodies are only read");
	}

}
