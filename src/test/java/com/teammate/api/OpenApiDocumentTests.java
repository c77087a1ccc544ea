package com.teammate.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class OpenApiDocumentTests {

	@LocalServerPort
	int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	JsonNode document;

	@BeforeEach
	void read() {
		this.document = new ApiClient(this.port, "").get("/v3/api-docs").json();
	}

	@Test
	void isReachableWithoutLogin() {
		var swagger = new ApiClient(this.port, "").get("/swagger-ui/index.html");

		assertThat(this.document.path("openapi").asText()).startsWith("3.1");
		assertThat(swagger.status()).isEqualTo(200);
	}

	@Test
	void listsExactlyThePathsThereAre() {
		Set<String> mapped = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getMethodsCondition()
				.getMethods()
				.stream()
				.flatMap((method) -> info.getPatternValues().stream().map((path) -> method + " " + path)))
			.filter((operation) -> operation.contains(" /api/"))
			.collect(Collectors.toSet());

		Set<String> documented = new HashSet<>();
		this.document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.fieldNames()
				.forEachRemaining((method) -> documented.add(method.toUpperCase() + " " + path.getKey())));

		assertThat(documented).isEqualTo(mapped).hasSizeGreaterThan(15);
	}

	@Test
	void saysHowToLogIn() {
		assertThat(this.document.at("/components/securitySchemes/apiKey/scheme").asText()).isEqualTo("bearer");
		assertThat(this.document.at("/security/0").has("apiKey")).isTrue();
	}

	@Test
	void documentsTheProblemsOfEveryOperation() {
		this.document.path("paths").forEach((path) -> path.forEach((operation) -> {
			assertThat(operation.path("operationId").asText()).isNotBlank();
			assertThat(operation.path("summary").asText()).isNotBlank();
			assertThat(operation.path("responses").properties()).extracting((response) -> response.getKey())
				.contains("401", "406", "500", "503");
			operation.path("responses").properties().forEach((response) -> {
				if (List.of("204", "304").contains(response.getKey())) {
					return;
				}
				String schema = response.getKey().startsWith("2") ? "/content/application~1json/schema/$ref"
						: "/content/application~1problem+json/schema/$ref";
				assertThat(response.getValue().at(schema).asText())
					.describedAs(operation.path("operationId") + " " + response.getKey())
					.startsWith("#/components/schemas/");
			});
		}));
	}

	@Test
	void documentsEveryAnswerToAStart() {
		JsonNode responses = this.document.at("/paths/~1api~1v1~1enterprises/post/responses");

		assertThat(responses.properties()).extracting((response) -> response.getKey())
			.containsExactlyInAnyOrder("200", "201", "400", "401", "403", "406", "409", "413", "415", "422", "429",
					"500", "503");
		assertThat(responses.at("/422/content/application~1problem+json/examples").properties())
			.extracting((example) -> example.getKey())
			.containsExactlyInAnyOrder("validation_failed", "preflight_failed", "idempotency_key_reused");
		assertThat(responses.at("/201/headers").has("Location")).isTrue();
	}

	@Test
	void asksOnlyForParametersThatACallerSends() {
		JsonNode operations = this.document.at("/paths/~1api~1v1~1enterprises");

		assertThat(operations.at("/get/parameters").findValuesAsText("name")).containsExactly("q", "status", "cursor",
				"limit");
		assertThat(operations.at("/post/parameters").findValuesAsText("name"))
			.containsExactlyInAnyOrder("Idempotency-Key", "dryRun");
		assertThat(operations.at("/post/requestBody/content/application~1json/schema/$ref").asText())
			.isEqualTo("#/components/schemas/NewEnterprise");
	}

	@Test
	void showsTheFieldsOfAProblem() {
		assertThat(this.document.at("/components/schemas/Problem/properties").properties())
			.extracting((field) -> field.getKey())
			.containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "requestId",
					"nextAction", "errors", "findings");
	}

}
