package com.teammate.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/openapi.json promises. Every answer to an {@link ApiClient} is held against
 * it, so that behaviour and document cannot part.
 */
final class Contract {

	static final Path DOCUMENT = Path.of("docs/openapi.json");

	private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

	private static final JsonNode PROMISED = read();

	private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

	private Contract() {
	}

	/** Throws unless the document knows such an answer to such a request. */
	static void check(String method, String path, int status, Optional<String> type, String body) {
		operation(method, path).ifPresent((operation) -> {
			JsonNode answer = operation.path("responses").path(Integer.toString(status));
			assertThat(answer.isMissingNode()).as("%s %s may not answer %d: %s", method, path, status, body).isFalse();
			JsonNode content = answer.path("content");
			if (!content.isEmpty()) {
				String media = type.orElse("").replaceAll(";.*", "");
				assertThat(content.has(media)).as("%s %s %d has the type %s", method, path, status, media).isTrue();
				assertThat(errors(content.path(media).path("schema"), body))
					.as("%s %s %d %s", method, path, status, body)
					.isEmpty();
			}
		});
	}

	private static Set<ValidationMessage> errors(JsonNode schema, String body) {
		try {
			return COMPILED.computeIfAbsent(schema.toString(), (text) -> compiled(schema))
				.validate(new ObjectMapper().readTree(body));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonSchema compiled(JsonNode schema) {
		ObjectNode whole = JsonNodeFactory.instance.objectNode();
		whole.setAll((ObjectNode) schema);
		whole.set("components", PROMISED.path("components"));
		return SCHEMAS.getSchema(whole);
	}

	private static Optional<JsonNode> operation(String method, String path) {
		return PROMISED.path("paths")
			.properties()
			.stream()
			.filter((known) -> Pattern.matches(known.getKey().replaceAll("\\{[^}]+}", "[^/]+"), path))
			.sorted((left, right) -> left.getKey().contains("{") ? 1 : -1)
			.map((known) -> known.getValue().path(method.toLowerCase(Locale.ROOT)))
			.filter((operation) -> !operation.isMissingNode())
			.findFirst();
	}

	static JsonNode promised() {
		return PROMISED;
	}

	private static JsonNode read() {
		try {
			return Files.exists(DOCUMENT) ? new ObjectMapper().readTree(Files.readString(DOCUMENT))
					: JsonNodeFactory.instance.objectNode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
