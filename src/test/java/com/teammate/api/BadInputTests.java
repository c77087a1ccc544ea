package com.teammate.api;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.teammate.api.ApiClient.Reply;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever is sent to whatever operation gets a clear answer, and nothing half done. Made
 * from the API's document, so that a new operation cannot be forgotten: one whose body
 * has no example here fails.
 */
class BadInputTests {

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private static final List<String> KNOWN_CODES = Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList();

	private static final String LONG = "x".repeat(10_000);

	private static final List<String> HOSTILE = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
			"شركة \u202e الاتصالات", "株式会社 \ud83d\udca9", "O'Brien; drop table enterprise; --", "a\u0000b",
			"line\nbreak", "\ud800", "%00%0a${7*7}{{7*7}}", " ", LONG);

	private static final List<String> NO_JSON = List.of("", "{", "[]", "null", "\"text\"", "{\"name\":1,\"name\":2}",
			"{} {}", "[".repeat(5_000), "{\"name\":NaN}", "<xml/>", "{'name':'x'}");

	/** A body of each operation that has one, with every field right. */
	static final Map<String, String> BODIES = Map.of("putBrand", "{\"name\":\"Bad Input\"}", "startOnboarding",
			ApiClient.CONTOSO.replace("contoso.example", "bad-input.example"), "changeEnterprise",
			"{\"name\":\"After\"}", "addUser",
			"{\"userPrincipalName\":\"kim@bad-input.example\",\"displayName\":\"Kim\",\"extension\":\"100\"}",
			"addWebhookEndpoint", "{\"url\":\"http://localhost:9/bad-input\",\"eventTypes\":[\"drift.found\"]}",
			"changeWebhookEndpoint", "{\"description\":\"After\"}", "replayEvents", "{\"after\":\"evt_000000000000\"}");

	private static ApiClient api;

	private static String enterprise;

	private static String endpoint;

	@BeforeAll
	static void prepare() {
		Resellers resellers = TestSandbox.bean(Resellers.class);
		Reseller own = resellers.register("Bad Input", UUID.randomUUID() + "@reseller.example");
		api = new ApiClient(TestSandbox.world().publicUrl().getPort(), resellers.issueApiKey(own.id(), "test"));
		Reply begun = api.start(ApiClient.CONTOSO.replace("contoso.example",
				"b" + UUID.randomUUID().toString().substring(0, 8) + ".example"));
		enterprise = begun.json().path("id").asText();
		endpoint = api.post("/api/v1/webhook-endpoints", BODIES.get("addWebhookEndpoint")).json().path("id").asText();
		assertThat(List.of(enterprise, endpoint)).doesNotContain("");
	}

	@TestFactory
	Stream<DynamicTest> getsAClearAnswer() {
		return Contract.operations(Operation::new).map((operation) -> DynamicTest.dynamicTest(operation.id(), () -> {
			wrongIds(operation);
			wrongParameters(operation);
			wrongHeaders(operation);
			if (operation.hasBody()) {
				wrongBodies(operation);
				wrongFields(operation);
			}
			else if (operation.described().has("requestBody")) {
				wrongFiles(operation);
			}
		}));
	}

	@Test
	void invitesAddressesWithAnApostropheAndAPlusSignAndRefusesQuotedOnes() {
		String address = "o'neil+teams@b" + UUID.randomUUID().toString().substring(0, 8) + ".example";

		Reply begun = api.start(ApiClient.CONTOSO.replace("admin@contoso.example", address));
		Reply quoted = api
			.start(ApiClient.CONTOSO.replace("admin@contoso.example", "\\\"o neil\\\"@bad-input.example"));

		assertThat(begun.status()).as(begun.response().body()).isEqualTo(201);
		assertThat(begun.json().path("adminEmail").asText()).isEqualTo(address);
		await().atMost(Duration.ofSeconds(60)).until(() -> !TestSandbox.world().mailbox().to(address).isEmpty());
		assertThat(quoted.status()).isEqualTo(422);
		assertThat(quoted.json().at("/errors/0/field").asText()).isEqualTo("adminEmail");
	}

	@Test
	void answersAlsoABodyThatIsLargerThanAnyFileOfThePortal() {
		Stream.of("POST /api/v1/enterprises application/json", "PUT /api/v1/brand/logo image/png")
			.map((request) -> request.split(" "))
			.forEach((request) -> {
				Reply reply = api.send(api.request(request[1])
					.header("Content-Type", request[2])
					.method(request[0], BodyPublishers.ofByteArray(new byte[21 * 1024 * 1024])));

				assertThat(reply.status()).as(request[1]).isEqualTo(413);
				assertThat(reply.json().path("code").asText()).isEqualTo("body_too_large");
			});
	}

	private static void wrongIds(Operation operation) {
		if (!operation.path().contains("{")) {
			return;
		}
		for (String id : List.of("1", "not-a-uuid", "%3Cscript%3E", "%D8%B4", "%00", "%2e%2e%2f", ";x=1",
				LONG.substring(5_000), UUID.randomUUID().toString(), "00000000-0000-0000-0000-00000000000G")) {
			String path = operation.path().replaceAll("\\{[^}]+}", id);
			refused(operation, send(operation, path, operation.hasBody() ? BODIES.get(operation.id()) : null), id);
		}
	}

	private static void wrongParameters(Operation operation) {
		for (JsonNode parameter : operation.parameters("query")) {
			String name = parameter.path("name").asText();
			JsonNode schema = parameter.path("schema");
			for (String value : HOSTILE) {
				Reply reply = query(operation, name, value);
				if (!value.isBlank() && (schema.has("enum") || type(schema).contains("integer"))) {
					names(operation, reply, name, value);
				}
				else {
					answered(operation, reply, name + "=" + value);
				}
			}
			if (type(schema).contains("integer")) {
				for (String value : List.of("-1", "0", "99999999999999999999", "1.5", "1e3", "+5x")) {
					names(operation, query(operation, name, value), name, value);
				}
			}
		}
	}

	private static Reply query(Operation operation, String name, String value) {
		return send(operation, operation.filled() + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8),
				operation.hasBody() ? "{}" : null);
	}

	private static void wrongHeaders(Operation operation) {
		for (JsonNode parameter : operation.parameters("header")) {
			for (String value : List.of("not a key", "x".repeat(300), "\"", "W/\"1\"", "<script>")) {
				Reply reply = api.send(api.request(operation.missing(), parameter.path("name").asText(), value)
					.header("Content-Type", operation.type())
					.method(operation.method(), BodyPublishers.ofString(operation.hasBody() ? "{}" : "")));
				refused(operation, reply, parameter.path("name").asText() + ": " + value);
			}
		}
	}

	private static void wrongBodies(Operation operation) {
		for (String body : NO_JSON) {
			assertThat(code(operation, send(operation, operation.filled(), body), body)).as(body)
				.isEqualTo("malformed_json");
		}
		assertThat(code(operation, send(operation, operation.filled(), "{\"name\":\"" + "x".repeat(70_000) + "\"}"),
				"large"))
			.isEqualTo("body_too_large");
		for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
				"text/html", "nonsense")) {
			Reply reply = api.send(api.request(operation.filled())
				.header("Content-Type", type)
				.method(operation.method(), BodyPublishers.ofString(BODIES.get(operation.id()))));
			assertThat(code(operation, reply, type)).as(type).isEqualTo("unsupported_media_type");
		}
	}

	/** What takes no JSON takes a file. */
	private static void wrongFiles(Operation operation) {
		assertThat(code(operation, file(operation, operation.content(), "x".repeat(600_000)), "large"))
			.isEqualTo("body_too_large");
		assertThat(code(operation, file(operation, "text/html", "<script>"), "HTML"))
			.isEqualTo("unsupported_media_type");
		HOSTILE.forEach((text) -> refused(operation, file(operation, operation.content(), text), text));
	}

	private static Reply file(Operation operation, String type, String content) {
		return api.send(api.request(operation.filled())
			.header("Content-Type", type)
			.method(operation.method(), BodyPublishers.ofString(content)));
	}

	private static void wrongFields(Operation operation) {
		names(operation, change(operation, "<b>surprise</b>", TextNode.valueOf("x")), "<b>surprise</b>",
				"unknown field");
		operation.fields().forEach((field) -> {
			String name = field.getKey();
			for (JsonNode value : wrong(field.getValue())) {
				names(operation, change(operation, name, value), name, value.toString());
			}
			if (type(field.getValue()).contains("string")) {
				for (String text : HOSTILE) {
					answered(operation, change(operation, name, TextNode.valueOf(text)), name + " " + text);
				}
			}
		});
	}

	/** Values that cannot be right, by what the document says about the field. */
	private static List<JsonNode> wrong(JsonNode schema) {
		JsonNodeFactory json = JsonNodeFactory.instance;
		List<JsonNode> wrong = new ArrayList<>(List.of(json.objectNode().put("a", 1)));
		String type = type(schema);
		if (schema.has("enum")) {
			wrong.add(json.textNode("UNKNOWN"));
		}
		if (type.contains("string")) {
			wrong.addAll(List.of(json.numberNode(7), json.booleanNode(true), json.arrayNode(), json.textNode(LONG)));
		}
		if (type.contains("integer")) {
			wrong.addAll(List.of(json.numberNode(-1), json.numberNode(1.5), json.numberNode(Long.MAX_VALUE),
					json.numberNode(1e300), json.textNode("many")));
		}
		if (type.contains("boolean")) {
			wrong.addAll(List.of(json.textNode("perhaps"), json.numberNode(1)));
		}
		if (type.contains("array")) {
			var many = json.arrayNode();
			for (int i = 0; i < 1_000; i++) {
				many.add("x" + i);
			}
			wrong.addAll(List.of(json.textNode("x"), many, json.arrayNode().add("<script>"), json.arrayNode().add(1),
					json.arrayNode().addNull()));
		}
		return wrong;
	}

	private static Reply change(Operation operation, String field, JsonNode value) {
		try {
			ObjectNode body = (ObjectNode) new ObjectMapper().readTree(BODIES.get(operation.id()));
			if (operation.id().equals("replayEvents")) {
				body.removeAll();
			}
			body.set(field, value);
			return send(operation, operation.filled(), body.toString());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private static Reply send(Operation operation, String path, String body) {
		String rows = rows();
		// Nothing is begun even when all is right: this is about what is wrong.
		String asked = operation.id().equals("startOnboarding") && !path.contains("?") ? path + "?dryRun=true" : path;
		var request = api.request(asked);
		if (body != null) {
			request.header("Content-Type", operation.type());
		}
		if (operation.method().equals("PATCH")) {
			request.header("If-Match", "*");
		}
		Reply reply = api.send(request.method(operation.method(),
				(body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody()));
		if (reply.status() >= 400) {
			assertThat(rows()).as("%s %s did half of it", operation.id(), body).isEqualTo(rows);
		}
		return reply;
	}

	/** The reply names what is wrong. */
	private static void names(Operation operation, Reply reply, String field, String sent) {
		String code = code(operation, reply, field + " " + sent);
		if (code.equals("sip_data_not_accessible") || (code.equals("bad_request") && sent.equals(LONG))) {
			return;
		}
		assertThat(code).as("%s %s %s", operation.id(), field, sent).isEqualTo("validation_failed");
		assertThat(StreamSupport.stream(reply.json().path("errors").spliterator(), false)
			.map((error) -> error.path("field").asText())
			.toList()).as("%s %s %s", operation.id(), field, sent)
			.anyMatch((named) -> named.replaceAll("\\[.*", "").equals(field));
	}

	private static void refused(Operation operation, Reply reply, String sent) {
		assertThat(reply.status()).as("%s %s", operation.id(), sent).isGreaterThanOrEqualTo(400);
		code(operation, reply, sent);
	}

	/** Fine, or a problem that says what it is. */
	private static void answered(Operation operation, Reply reply, String sent) {
		if (reply.status() >= 400) {
			code(operation, reply, sent);
		}
	}

	private static String code(Operation operation, Reply reply, String sent) {
		String what = operation.id() + " " + sent.substring(0, Math.min(100, sent.length())) + " -> " + reply.status()
				+ " " + reply.response().body();
		assertThat(reply.status()).as(what).isBetween(400, 499);
		assertThat(reply.header("Content-Type").orElse("")).as(what).startsWith("application/problem+json");
		assertThat(reply.header("X-Content-Type-Options")).as(what).hasValue("nosniff");
		assertThat(reply.response().body().length()).as(what).isLessThan(20_000);
		String code = reply.json().path("code").asText();
		assertThat(KNOWN_CODES).as(what).contains(code);
		return code;
	}

	private static String rows() {
		return JDBC.sql("""
				select (select count(*) from enterprise) || ' ' || (select count(*) from enterprise_user) || ' '
				|| (select count(*) from webhook_endpoint) || ' ' || (select count(*) from idempotency_key)""")
			.query(String.class)
			.single();
	}

	private static String type(JsonNode schema) {
		return schema.path("type").toString();
	}

	/** One operation of the document. */
	private record Operation(String method, String path, JsonNode described) {

		String id() {
			return this.described.path("operationId").asText();
		}

		boolean hasBody() {
			boolean has = content().contains("json");
			assertThat(!has || BODIES.containsKey(id())).as("an example of a body of " + id()).isTrue();
			return has;
		}

		/** The first type that it takes; empty where it takes no body. */
		String content() {
			var types = this.described.path("requestBody").path("content").fieldNames();
			return types.hasNext() ? types.next() : "";
		}

		String type() {
			return hasBody() ? content() : "application/json";
		}

		List<JsonNode> parameters(String in) {
			return StreamSupport.stream(this.described.path("parameters").spliterator(), false)
				.filter((parameter) -> parameter.path("in").asText().equals(in))
				.toList();
		}

		/** What the body may have. */
		List<Map.Entry<String, JsonNode>> fields() {
			JsonNode schema = this.described.path("requestBody").path("content").path(type()).path("schema");
			return resolved(schema).path("properties")
				.properties()
				.stream()
				.map((field) -> Map.entry(field.getKey(), resolved(field.getValue())))
				.toList();
		}

		private static JsonNode resolved(JsonNode schema) {
			return schema.has("$ref") ? Contract.promised().at(schema.path("$ref").asText().substring(1)) : schema;
		}

		/** With the ids of what is there; what cannot be undone goes to nobody. */
		String filled() {
			boolean harmless = this.method.equals("GET") || hasBody();
			return harmless ? this.path.replace("/enterprises/{id}", "/enterprises/" + enterprise)
				.replace("/webhook-endpoints/{id}", "/webhook-endpoints/" + endpoint) : missing();
		}

		String missing() {
			return this.path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
		}

	}

}
