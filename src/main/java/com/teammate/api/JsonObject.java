package com.teammate.api;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.codec.digest.DigestUtils;

/** A body as the caller sent it, before anybody says what it should be. */
record JsonObject(ObjectNode fields) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
				DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	static JsonObject parse(byte[] body) throws IOException {
		if (JSON.readTree(body) instanceof ObjectNode fields) {
			return new JsonObject(fields);
		}
		throw new RequestRefused(ProblemCode.MALFORMED_JSON, "Send one JSON object as the body.");
	}

	/** Equal for equal contents, whatever the order of the fields and the white space. */
	String hash() {
		try {
			byte[] sorted = JSON.writeValueAsBytes(JSON.treeToValue(this.fields, Object.class));
			return DigestUtils.sha256Hex(sorted);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("What was read can be written", ex);
		}
	}

}
