package com.teammate.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
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

	private static final JsonNode CLOSED = closed(PROMISED.path("components"));

	private static final SchemaValidatorsConfig FORMATS = SchemaValidatorsConfig.builder()
		.formatAssertionsEnabled(true)
		.build();

	private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

	private Contract() {
	}

	/** Throws unless the document knows such an answer to such a request. */
	static void check(HttpResponse<String> response) {
		String method = response.request().method();
		String path = response.uri().getRawPath();
		operation(method, path).ifPresent((operation) -> {
			String asked = method + " " + path + " " + response.statusCode();
			JsonNode answer = operation.path("responses").path(Integer.toString(response.statusCode()));
			assertThat(answer.isMissingNode()).as("%s is not promised: %s", asked, response.body()).isFalse();
			answer.path("headers")
				.fieldNames()
				.forEachRemaining(
						(name) -> assertThat(response.headers().firstValue(name)).as("%s %s", asked, name).isPresent());
			check(asked, answer.path("content"), response);
		});
	}

	private static void check(String asked, JsonNode content, HttpResponse<String> response) {
		if (content.isEmpty()) {
			assertThat(response.body()).as(asked).isEmpty();
			return;
		}
		String media = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
		assertThat(content.has(media)).as("%s has the type %s", asked, media).isTrue();
		assertThat(errors(content.path(media).path("schema"), response.body())).as("%s %s", asked, response.body())
			.isEmpty();
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
		whole.set("components", CLOSED);
		return SCHEMAS.getSchema(whole, FORMATS);
	}

	/** An answer has no field that is not promised. */
	private static JsonNode closed(JsonNode schemas) {
		JsonNode closed = schemas.deepCopy();
		closed.findParents("properties").forEach((schema) -> {
			if (schema.path("properties").isObject() && !schema.has("additionalProperties")) {
				((ObjectNode) schema).put("additionalProperties", false);
			}
		});
		return closed;
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

	/** Every operation of the document. */
	static <T> Stream<T> operations(Described<T> as) {
		return PROMISED.path("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.properties()
				.stream()
				.map((method) -> as.of(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
	}

	/** How a test reads an operation. */
	interface Described<T> {

		T of(String method, String path, JsonNode described);

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
