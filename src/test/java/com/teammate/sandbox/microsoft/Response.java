package com.teammate.sandbox.microsoft;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer, with its body as text. */
record Response(int status, Map<String, String> headers, String body) {

	static Response json(int status, JsonNode body) {
		return text(status, "application/json; charset=utf-8", body.toString());
	}

	/** None at all: the connection just ends. */
	static final Response CUT = empty(0);

	static Response html(int status, String body) {
		return text(status, "text/html; charset=utf-8", body).with("Cache-Control", "no-store");
	}

	static Response text(int status, String type, String body) {
		return new Response(status, Map.of("Content-Type", type), body);
	}

	static Response empty(int status) {
		return new Response(status, Map.of(), "");
	}

	static Response redirect(String location) {
		return empty(302).with("Location", location);
	}

	Response with(String name, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new Response(this.status, headers, this.body);
	}

}
