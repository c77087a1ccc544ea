package com.teammate.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The document that programs of resellers are written for. */
@ApiTest
class OpenApiContractTests {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
		.build();

	@LocalServerPort
	int port;

	/**
	 * Run with {@code -Dteammate.openapi.write=true} to write the document anew, which
	 * nothing that breaks programs gets past.
	 */
	@Test
	void promisesWhatIsThereAndBreaksNothing() throws IOException {
		JsonNode now = documentOfNow();

		assertThat(Breaks.between(Contract.promised(), now)).as("would break programs of resellers").isEmpty();
		if (Boolean.getBoolean("teammate.openapi.write")) {
			Files.writeString(Contract.DOCUMENT, JSON.writeValueAsString(JSON.treeToValue(now, Object.class)) + "\n");
		}
		else {
			assertThat(now).as("docs/api.md tells how to write docs/openapi.json anew").isEqualTo(Contract.promised());
		}
	}

	static Stream<Arguments> breaks() {
		return Stream.of(arguments("a path is gone", change((document) -> paths(document).remove("/api/v1/pbx-types"))),
				arguments("a method is gone", change(
						(document) -> ((ObjectNode) paths(document).path("/api/v1/enterprises")).remove("post"))),
				arguments("a field that programs read is gone",
						change((document) -> properties(document, "Enterprise").remove("status"))),
				arguments("a field that programs read has another type",
						change((document) -> properties(document, "Enterprise").set("name",
								JSON.createObjectNode().put("type", "integer")))),
				arguments("a field that programs read may be null",
						change((document) -> ((ObjectNode) properties(document, "Enterprise").path("name")).set("type",
								JSON.createArrayNode().add("string").add("null")))),
				arguments("a value that programs read has another name",
						change((document) -> ((ArrayNode) properties(document, "Enterprise").at("/status/enum")).set(0,
								"BEGUN"))),
				arguments("a problem has another name", change(
						(document) -> problems(document).forEach((problems) -> rename(problems, "region_leaves")))),
				arguments("a problem has another status", change((document) -> {
					ObjectNode responses = (ObjectNode) document
						.at("/paths/~1api~1v1~1enterprises~1{id}/patch/responses");
					responses.set("410", responses.remove("428"));
				})),
				arguments("a field that programs send is gone",
						change((document) -> properties(document, "NewEnterprise").remove("country"))),
				arguments("a new field must be sent",
						change((document) -> ((ArrayNode) document.at("/components/schemas/NewEnterprise/required"))
							.add("country"))),
				arguments("a text must be shorter",
						change((document) -> ((ObjectNode) properties(document, "NewEnterprise").path("name"))
							.put("maxLength", 10))),
				arguments("a new parameter must be sent",
						change((document) -> ((ArrayNode) document.at("/paths/~1api~1v1~1enterprises/get/parameters"))
							.addObject()
							.put("name", "x")
							.put("in", "query")
							.put("required", true))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("breaks")
	void noticesWhatWouldBreakPrograms(String what, Consumer<JsonNode> change) {
		JsonNode changed = Contract.promised().deepCopy();
		change.accept(changed);

		assertThat(Breaks.between(Contract.promised(), changed)).as(what).isNotEmpty();
	}

	@Test
	void mayGrow() {
		ObjectNode grown = Contract.promised().deepCopy();
		properties(grown, "Enterprise").putObject("new").put("type", "string");
		properties(grown, "NewEnterprise").putObject("new").put("type", "string");
		paths(grown).putObject("/api/v1/new");

		assertThat(Breaks.between(Contract.promised(), grown)).isEmpty();
	}

	@Test
	void isComplete() {
		Contract.promised().path("paths").forEach((path) -> path.forEach((operation) -> {
			assertThat(operation.path("summary").asText()).isNotBlank();
			assertThat(operation.path("tags")).isNotEmpty();
			operation.path("parameters")
				.forEach((parameter) -> assertThat(parameter.has("schema")).as(parameter.toString()).isTrue());
		}));
		Contract.promised()
			.at("/components/schemas")
			.properties()
			.forEach((schema) -> assertThat(schema.getValue().path("properties")).as(schema.getKey()).isNotEmpty());
	}

	@Test
	void makesATypedClientThatCompiles(@TempDir Path folder) throws IOException {
		var configurator = new CodegenConfigurator().setInputSpec(Contract.DOCUMENT.toString())
			.setGeneratorName("java")
			.setLibrary("restclient")
			.setOutputDir(folder.toString())
			.setAdditionalProperties(
					Map.of("useJakartaEe", "true", "openApiNullable", "false", "hideGenerationTimestamp", "true",
							"apiPackage", "client.api", "modelPackage", "client.model", "invokerPackage", "client"));
		configurator.setGlobalProperties(Map.of("apis", "", "models", "", "supportingFiles", "", "apiTests", "false",
				"modelTests", "false", "apiDocs", "false", "modelDocs", "false"));
		new DefaultGenerator().opts(configurator.toClientOptInput()).generate();

		try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
			List<String> sources = files.map(Path::toString).filter((file) -> file.endsWith(".java")).toList();
			Path classes = Files.createDirectory(folder.resolve("classes"));
			Stream<String> options = Stream.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
					System.getProperty("java.class.path"));
			assertThat(sources).anyMatch((file) -> file.endsWith("EnterprisesApi.java"));
			assertThat(ToolProvider.getSystemJavaCompiler()
				.run(null, null, null, Stream.concat(options, sources.stream()).toArray(String[]::new))).isZero();
		}
	}

	private JsonNode documentOfNow() throws IOException {
		ObjectNode now = (ObjectNode) new ApiClient(this.port, "").get("/v3/api-docs").json();
		// The address of this test.
		now.remove("servers");
		return JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(now, Object.class)));
	}

	private static Consumer<JsonNode> change(Consumer<JsonNode> change) {
		return change;
	}

	private static List<JsonNode> problems(JsonNode document) {
		return document.path("paths").findValues("examples");
	}

	private static void rename(JsonNode problems, String code) {
		if (problems.has(code)) {
			((ObjectNode) problems).set("renamed", ((ObjectNode) problems).remove(code));
		}
	}

	private static ObjectNode paths(JsonNode document) {
		return (ObjectNode) document.path("paths");
	}

	private static ObjectNode properties(JsonNode document, String schema) {
		return (ObjectNode) document.at("/components/schemas/" + schema + "/properties");
	}

}
