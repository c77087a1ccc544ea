package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as trees: what Graph stores and shows is never ours to type. */
final class Json {

	private static final ObjectMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	static ArrayNode array() {
		return MAPPER.createArrayNode();
	}

	static ArrayNode array(Iterable<String> values) {
		ArrayNode array = array();
		values.forEach(array::add);
		return array;
	}

	/** Missing node when the text is empty; fails when it is no JSON. */
	static JsonNode parse(String text) throws JsonProcessingException {
		return MAPPER.readTree(text);
	}

	static JsonNode resource(String name) {
		try (InputStream stream = Json.class.getResourceAsStream("/sandbox/microsoft/" + name)) {
			return MAPPER.readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String pretty(JsonNode node) {
		return node.toPrettyString();
	}

}
