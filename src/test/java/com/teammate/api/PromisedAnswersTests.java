package com.teammate.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.api.ApiClient.Reply;
import com.teammate.journey.Company;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.reseller.ApiKeys;
import com.teammate.reseller.KeyScope;
import com.teammate.reseller.NewKey;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.pbx.PbxSide;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every answer that the API's document promises is given, and as it says: each status of
 * each operation, each problem by its code. Made from the document, against the whole
 * product with an enterprise that was really onboarded; {@link ApiClient} holds each
 * answer against the document. What is new and cannot be met from here fails.
 */
class PromisedAnswersTests {

	private static final String BASE = "/api/v1";

	private static final String USED = "used-before";

	/** Whose counting a rule of the database refuses. */
	private static final String REFUSED = "promised_answers_refused";

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private static final Resellers RESELLERS = TestSandbox.bean(Resellers.class);

	private static final Reseller OWN = RESELLERS.register("Promised", UUID.randomUUID() + "@reseller.example");

	private static final String KEY = RESELLERS.issueApiKey(OWN.id(), "test");

	private static final ApiClient API = client(KEY);

	/** Whose requests can be kept waiting in the database. */
	private static final String CUT_OFF = key(OWN, KeyScope.READ, KeyScope.WRITE);

	/** Who asks, where it is not the reseller with everything. */
	private static final Map<String, ApiClient> CALLERS = new HashMap<>();

	/** Enterprises by what is special about them. */
	private static final Map<String, String> ENTERPRISES = new HashMap<>();

	private static final List<String> BEGUN = new ArrayList<>();

	private static String endpoint;

	private static String disabledEndpoint;

	@BeforeAll
	static void prepare() {
		endpoint = added(API, true);
		disabledEndpoint = added(API, false);
		onboard();
		link();
		ENTERPRISES.put("waiting", begun());
		ENTERPRISES.put("disabled", begun());
		API.post(enterprise("disabled") + "/disable", "");
		ENTERPRISES.put("leaving", begun());
		API.post(enterprise("leaving") + "/remove", "");
		ENTERPRISES.put("unmanaged", begun());
		JDBC.sql("update enterprise set status = 'ACTIVE', management_consent = 'REVOKED' where id = ?::uuid")
			.param(ENTERPRISES.get("unmanaged"))
			.update();
		callers();
		assertThat(API
			.post(BASE + "/webhook-endpoints/" + endpoint + "/replay", BadInputTests.BODIES.get("replayEvents"),
					"Idempotency-Key", USED)
			.status()).isEqualTo(202);
	}

	/** One that is active, managed, with users up to its limit and with calls. */
	private static void onboard() {
		try (Company company = Company.swiftOf(KEY)) {
			company.consent();
			company.awaitActive();
			ENTERPRISES.put("active", company.id());
			BEGUN.add(company.id());
		}
		JDBC.sql("""
				update enterprise set management_consent = 'GRANTED', request_management_consent = true,
					access_sip_data = true where id = ?::uuid""").param(ENTERPRISES.get("active")).update();
		assertThat(API.post(enterprise("active") + "/users", user("kim", 100)).status()).isEqualTo(201);
	}

	/** One that is being linked, and stays so: Microsoft takes its time. */
	private static void link() {
		try (Company company = Company.swiftOf(KEY, "us-west", "eu-west")) {
			company.tenant().activateAfter(Duration.ofHours(20));
			company.consent();
			company.awaitRegion("us-west", "ACTIVATING");
			company.awaitRegion("eu-west", "ACTIVATING");
			ENTERPRISES.put("linking", company.id());
			BEGUN.add(company.id());
		}
	}

	private static void callers() {
		CALLERS.put("unauthorized", client("tmk_unknown"));
		CALLERS.put("reader", client(key(OWN, KeyScope.READ)));
		CALLERS.put("writer", client(key(OWN, KeyScope.WRITE)));
		Reseller suspended = RESELLERS.register("Suspended", UUID.randomUUID() + "@reseller.example");
		CALLERS.put("account_suspended", client(key(suspended, KeyScope.READ, KeyScope.WRITE)));
		RESELLERS.suspend(suspended.id());
		Reseller plain = RESELLERS.register("Plain", UUID.randomUUID() + "@reseller.example");
		CALLERS.put("brand_not_found", client(key(plain, KeyScope.READ, KeyScope.WRITE)));
		Reseller full = RESELLERS.register("Full", UUID.randomUUID() + "@reseller.example");
		ApiClient busy = client(key(full, KeyScope.READ, KeyScope.WRITE));
		Stream.generate(() -> busy.post(BASE + "/webhook-endpoints", hook(false)).status())
			.takeWhile((status) -> status == 201)
			.forEach((status) -> {
			});
		CALLERS.put("webhook_endpoint_limit_reached", busy);
		String spent = key(OWN, KeyScope.READ, KeyScope.WRITE);
		count(spent, "now() + interval '10 years'");
		CALLERS.put("rate_limit_exceeded", client(spent));
		count(CUT_OFF, "'-infinity'");
		CALLERS.put("temporarily_unavailable", client(CUT_OFF));
		String refused = key(OWN, KeyScope.READ, KeyScope.WRITE);
		JDBC.sql("alter table api_rate add constraint %s check (key <> '%s') not valid".formatted(REFUSED,
				DigestUtils.sha256Hex(refused)))
			.update();
		CALLERS.put("internal_error", client(refused));
	}

	/** Its requests until then are used up. */
	private static void count(String key, String until) {
		JDBC.sql("insert into api_rate (key, used_until) values (?, " + until + ")")
			.param(DigestUtils.sha256Hex(key))
			.update();
	}

	@AfterAll
	static void leaveNothingRunning() {
		JDBC.sql("alter table api_rate drop constraint " + REFUSED).update();
		BEGUN.forEach((id) -> API.post(BASE + "/enterprises/" + id + "/remove", ""));
		API.delete(BASE + "/webhook-endpoints/" + endpoint);
		// Others count rows, and users go last.
		await().atMost(Duration.ofSeconds(60))
			.until(() -> JDBC.sql("select count(*) from enterprise_user where enterprise_id::text in (:begun)")
				.param("begun", BEGUN)
				.query(Integer.class)
				.single() == 0);
	}

	@TestFactory
	Stream<DynamicTest> givesEveryAnswerThatIsPromised() {
		return Contract.operations(Operation::new).map((operation) -> DynamicTest.dynamicTest(operation.id(), () -> {
			operation.successes().forEach((status) -> succeeds(operation, status));
			operation.problems().forEach((problem) -> fails(operation, problem));
		}));
	}

	/**
	 * Made from the document, this class meets what operations promise; this is the rest.
	 */
	@Test
	void meetsEveryProblemThereIs() {
		Reply nowhere = API.get(BASE + "/nothing");
		Reply wrongMethod = API.delete(BASE + "/enterprises");

		assertThat(nowhere.status()).isEqualTo(404);
		assertThat(wrongMethod.status()).isEqualTo(405);
		assertThat(Stream
			.concat(Contract.operations(Operation::new)
				.flatMap((operation) -> operation.problems().stream())
				.map(Problem::code), Stream.of(nowhere, wrongMethod).map((reply) -> reply.json().path("code").asText()))
			.distinct())
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
	}

	@Test
	void changesNothingWhenTheDatabaseIsLostAmidAChange() {
		String path = enterprise("waiting");
		String name = API.get(path).json().path("name").asText();
		Supplier<Reply> change = () -> API.patch(path, "{\"name\":\"After\"}", "If-Match", "*");

		Reply lost = whileCutOff("select id from enterprise where id = ?::uuid for update", ENTERPRISES.get("waiting"),
				change);

		assertThat(lost.status()).as(lost.response().body()).isEqualTo(503);
		assertThat(lost.json().path("code").asText()).isEqualTo("temporarily_unavailable");
		assertThat(API.get(path).json().path("name").asText()).isEqualTo(name);
		assertThat(change.get().status()).isEqualTo(200);
	}

	@Test
	void asksForPatienceAlsoWhenItIsLostWhileTheProcessMoves() {
		String id = begun();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> "ENTER_CODE"
				.equals(API.get(BASE + "/enterprises/" + id).json().at("/nextAction/code").asText()));
		Supplier<Reply> resend = () -> API.post(BASE + "/enterprises/" + id + "/invitation", "");

		Reply lost = whileCutOff("""
				select e.id_ from act_ru_execution e join act_ru_execution root on root.id_ = e.proc_inst_id_
				where root.business_key_ = ? for update of e""", id, resend);

		assertThat(lost.status()).as(lost.response().body()).isEqualTo(503);
		assertThat(lost.json().path("code").asText()).isEqualTo("temporarily_unavailable");
		assertThat(resend.get().status()).isEqualTo(202);
	}

	private static void succeeds(Operation operation, int status) {
		Call call = happy(operation);
		if (status == 304) {
			call.header("If-None-Match", call.send().header("ETag").orElseThrow());
		}
		if (operation.id().equals("startOnboarding") && status == 200) {
			call.path(call.path + "?dryRun=true");
		}
		Reply reply = call.send();

		assertThat(reply.status()).as("%s %s", operation.id(), reply.response().body()).isEqualTo(status);
		if (status == 200 && operation.method().equals("GET") && reply.json().has("items")) {
			assertThat(reply.json().path("items")).as("something to compare in " + operation.id()).isNotEmpty();
		}
	}

	private static void fails(Operation operation, Problem problem) {
		Supplier<Reply> asked = () -> wrong(operation, problem.code()).send();
		Reply reply = switch (problem.code()) {
			case "idempotency_key_in_use" -> whileHeld(asked);
			case "region_leaves" -> whileUnlinking(asked);
			case "call_data_unavailable" -> whileSilent(asked);
			case "temporarily_unavailable" ->
				whileCutOff("select key from api_rate where key = ? for update", DigestUtils.sha256Hex(CUT_OFF), asked);
			default -> asked.get();
		};

		assertThat(reply.json().path("code").asText())
			.as("%s %d %s", operation.id(), reply.status(), reply.response().body())
			.isEqualTo(problem.code());
		assertThat(reply.status()).isEqualTo(problem.status());
	}

	private static Reply whileHeld(Supplier<Reply> request) {
		return new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class)).execute((status) -> {
			TestSandbox.bean(IdempotencyKeys.class).hold(OWN.id(), IdempotencyKey.from("held").orElseThrow());
			return request.get();
		});
	}

	/** While the domain of a region is being taken back. */
	private static Reply whileUnlinking(Supplier<Reply> request) {
		String onboarding = enterprise("linking") + "/onboarding";
		String fqdn = region(API.get(onboarding), "eu-west").path("fqdn").asText();
		try (var removing = TestSandbox.crashes()
			.holdOnce(TenantDirectory.class, "removeDomain", (with) -> fqdn.equals(with[1]))) {
			Reply dropped = API.patch(enterprise("linking"), "{\"sbcRegions\":[\"us-west\"]}", "If-Match", "*");
			assertThat(dropped.status()).as(dropped.response().body()).isEqualTo(200);
			await().atMost(Duration.ofSeconds(60)).until(removing::isMet);
			assertThat(region(API.get(onboarding), "eu-west").path("state").asText()).isEqualTo("UNLINKING");
			return request.get();
		}
	}

	private static JsonNode region(Reply onboarding, String id) {
		return StreamSupport.stream(onboarding.json().path("regions").spliterator(), false)
			.filter((region) -> region.path("id").asText().equals(id))
			.findFirst()
			.orElseThrow();
	}

	/** While the PBX side gives no call data. */
	private static Reply whileSilent(Supplier<Reply> request) {
		PbxSide pbx = TestSandbox.world().pbx();
		try {
			pbx.answerCalls(503);
			return request.get();
		}
		finally {
			pbx.answerCalls(200);
		}
	}

	/**
	 * Locks rows that the request needs, and ends its session in the database while it
	 * waits for them; nobody else's is touched.
	 */
	private static Reply whileCutOff(String lock, String of, Supplier<Reply> request) {
		return new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class)).execute((status) -> {
			assertThat(JDBC.sql(lock).param(of).query().listOfRows()).isNotEmpty();
			int own = JDBC.sql("select pg_backend_pid()").query(Integer.class).single();
			CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(request);
			await().atMost(Duration.ofSeconds(60))
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> reply.isDone() || endsWhoWaitsFor(own));
			return reply.join();
		});
	}

	private static boolean endsWhoWaitsFor(int session) {
		return JDBC.sql("""
				select count(pg_terminate_backend(pid)) from pg_stat_activity where ? = any(pg_blocking_pids(pid))""")
			.param(session)
			.query(Integer.class)
			.single() > 0;
	}

	/** What goes well, with something of its own where it cannot be done twice. */
	private static Call happy(Operation operation) {
		Call call = new Call(operation);
		switch (operation.id()) {
			case "startOnboarding" -> call.body(newEnterprise());
			case "addUser" -> call.body(user("u" + UUID.randomUUID(), 200 + (int) (System.nanoTime() % 700)));
			case "removeUser" -> call.path(enterprise("active") + "/users/"
					+ API.post(enterprise("active") + "/users", user("r" + UUID.randomUUID(), 950))
						.json()
						.path("id")
						.asText());
			case "removeEnterprise", "disableEnterprise", "enableEnterprise" ->
				call.path(call.path.replace(ENTERPRISES.get("active"), begun()));
			case "resendInvitation" -> call.about("waiting");
			case "getRemoval" -> call.about("leaving");
			case "removeWebhookEndpoint" -> call.path(BASE + "/webhook-endpoints/" + added(API, false));
			case "listCdrs" -> call.path(call.path + "?from="
					+ TestSandbox.world().clock().instant().minus(Duration.ofDays(20)).toString().substring(0, 19)
					+ "Z");
			default -> {
			}
		}
		return call;
	}

	/** What goes wrong in that one way. */
	private static Call wrong(Operation operation, String code) {
		Call call = new Call(operation);
		switch (code) {
			case "insufficient_scope" -> call.by(operation.method().equals("GET") ? "writer" : "reader");
			case "unauthorized", "account_suspended", "rate_limit_exceeded", "brand_not_found", "internal_error",
					"temporarily_unavailable", "webhook_endpoint_limit_reached" ->
				call.by(code);
			case "bad_request" -> call.header("X-Long", "x".repeat(10_000));
			case "not_acceptable" -> call.header("Accept", "text/html");
			case "invalid_idempotency_key" -> call.header("Idempotency-Key", "x".repeat(300));
			case "idempotency_key_reused" ->
				call.header("Idempotency-Key", USED).body("{\"after\":\"evt_000000000001\"}", "replayEvents");
			case "idempotency_key_in_use" -> call.header("Idempotency-Key", "held");
			case "malformed_json" -> call.body("{");
			case "body_too_large" -> call.body("x".repeat(600_000));
			case "unsupported_media_type" -> call.type("text/plain");
			case "precondition_required" -> call.without("If-Match");
			case "precondition_failed" -> call.header("If-Match", "\"999999\"");
			case "enterprise_not_found", "webhook_endpoint_not_found" ->
				call.path(operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
			case "invalid_cursor" ->
				call.path(call.path + (operation.id().equals("listEvents") ? "?after=nothing" : "?cursor=nothing"));
			case "validation_failed" -> invalid(operation, call);
			case "preflight_failed" -> call.body(newEnterprise().replaceAll("admin@[^\"]+", "somebody@outlook.com"));
			case "management_consent_missing" ->
				call.about("unmanaged").body("{\"sbcRegions\":[\"us-east-1\"]}", "changeEnterprise");
			case "enterprise_not_active", "sip_data_not_accessible", "removal_not_found" -> call.about("waiting");
			case "enterprise_disabled" ->
				call.about("disabled").body("{\"sbcRegions\":[\"us-east-1\"]}", "changeEnterprise");
			case "enterprise_removed" -> call.about("leaving");
			case "no_region_left" -> call.about("linking").body("{\"sbcRegions\":[\"us-east-1\"]}");
			case "region_leaves" -> call.about("linking").body("{\"sbcRegions\":[\"us-west\",\"eu-west\"]}");
			case "user_exists" -> call.body(user("kim", 300));
			case "number_in_use" -> call.body(user("lee", 100));
			case "user_limit_reached" -> call.about(crowded()).body(user("max", 301));
			case "event_not_found" -> call.body("{\"eventId\":\"evt_999999999999\"}");
			case "webhook_endpoint_disabled" -> call.path(call.path.replace(endpoint, disabledEndpoint));
			case "invitation_not_open", "user_not_found", "call_data_unavailable" -> {
			}
			default -> throw new AssertionError("No example of " + code + " for " + operation.id());
		}
		return call;
	}

	private static void invalid(Operation operation, Call call) {
		if (operation.content().contains("json")) {
			call.body("{\"surprise\":1}");
		}
		else if (!operation.content().isEmpty()) {
			call.body("no picture");
		}
		else {
			call.path(call.path + (operation.takes("limit") ? "?limit=-1" : "?country=nowhere"));
		}
	}

	private static String crowded() {
		ENTERPRISES.computeIfAbsent("crowded", (name) -> {
			String id = begun();
			JDBC.sql("""
					update enterprise set status = 'ACTIVE', management_consent = 'GRANTED', user_limit = 1
					where id = ?::uuid""").param(id).update();
			assertThat(API.post(BASE + "/enterprises/" + id + "/users", user("one", 100)).status()).isEqualTo(201);
			return id;
		});
		return "crowded";
	}

	private static String enterprise(String which) {
		return BASE + "/enterprises/" + ENTERPRISES.get(which);
	}

	private static String begun() {
		String id = API.start(newEnterprise()).json().path("id").asText();
		BEGUN.add(id);
		return id;
	}

	private static String newEnterprise() {
		return ApiClient.CONTOSO.replace("contoso.example",
				"a" + UUID.randomUUID().toString().substring(0, 8) + ".example");
	}

	private static String user(String name, int extension) {
		return "{\"userPrincipalName\":\"%s@promised.example\",\"displayName\":\"%s\",\"extension\":\"%d\"}"
			.formatted(name, name, extension);
	}

	private static String hook(boolean enabled) {
		return "{\"url\":\"http://localhost:9/promised\",\"enabled\":" + enabled + "}";
	}

	private static String added(ApiClient api, boolean enabled) {
		return api.post(BASE + "/webhook-endpoints", hook(enabled)).json().path("id").asText();
	}

	private static String key(Reseller reseller, KeyScope... scopes) {
		return TestSandbox.bean(ApiKeys.class)
			.issue(reseller.id(), new NewKey(UUID.randomUUID().toString(), Set.of(scopes), null, null))
			.key();
	}

	private static ApiClient client(String key) {
		return new ApiClient(TestSandbox.world().publicUrl().getPort(), key);
	}

	private static byte[] picture() {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ImageIO.write(new BufferedImage(200, 50, BufferedImage.TYPE_INT_RGB), "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A request that is right until something is made wrong with it. */
	private static final class Call {

		private final Operation operation;

		private final Map<String, String> headers = new HashMap<>();

		private ApiClient caller = API;

		private String path;

		private byte[] body;

		Call(Operation operation) {
			this.operation = operation;
			this.path = operation.path()
				.replace("/enterprises/{id}", "/enterprises/" + ENTERPRISES.get("active"))
				.replace("/webhook-endpoints/{id}", "/webhook-endpoints/" + endpoint)
				.replace("{userId}", UUID.randomUUID().toString());
			assertThat(this.path).as("an example for every variable of " + operation.id()).doesNotContain("{");
			this.body = operation.example();
			if (!operation.content().isEmpty()) {
				type(operation.content());
			}
			if (operation.takes("If-Match")) {
				header("If-Match", "*");
			}
			if (operation.path().startsWith(BASE + "/brand")) {
				// The first one needs no version, each further one does.
				new ApiClient(TestSandbox.world().publicUrl().getPort(), KEY).send(API.request(BASE + "/brand")
					.header("Content-Type", "application/json")
					.PUT(BodyPublishers.ofString(BadInputTests.BODIES.get("putBrand"))));
			}
		}

		Call by(String caller) {
			this.caller = CALLERS.get(caller);
			return this;
		}

		Call path(String path) {
			this.path = path;
			return this;
		}

		/** An enterprise of that kind. */
		Call about(String which) {
			return path(this.path.replace(ENTERPRISES.get("active"), ENTERPRISES.get(which)));
		}

		Call header(String name, String value) {
			this.headers.put(name, value);
			return this;
		}

		Call without(String header) {
			this.headers.remove(header);
			return this;
		}

		Call type(String type) {
			return header("Content-Type", type);
		}

		Call body(String text) {
			this.body = text.getBytes(StandardCharsets.UTF_8);
			return this;
		}

		/** For that operation alone. */
		Call body(String text, String only) {
			return this.operation.id().equals(only) ? body(text) : this;
		}

		Reply send() {
			var request = this.caller.request(this.path);
			this.headers.forEach(request::header);
			return this.caller.send(request.method(this.operation.method(),
					(this.body.length > 0) ? BodyPublishers.ofByteArray(this.body) : BodyPublishers.noBody()));
		}

	}

	/** One problem of an operation. */
	private record Problem(int status, String code) {

	}

	/** One operation of the document. */
	private record Operation(String method, String path, JsonNode described) {

		String id() {
			return this.described.path("operationId").asText();
		}

		/** The type that it takes; empty where it takes no body. */
		String content() {
			var types = this.described.path("requestBody").path("content").fieldNames();
			return types.hasNext() ? types.next() : "";
		}

		byte[] example() {
			if (content().contains("json")) {
				String body = BadInputTests.BODIES.get(id());
				assertThat(body).as("an example of a body of " + id()).isNotNull();
				return body.getBytes(StandardCharsets.UTF_8);
			}
			return content().isEmpty() ? new byte[0] : picture();
		}

		boolean takes(String parameter) {
			return this.described.path("parameters").findValuesAsText("name").contains(parameter);
		}

		List<Integer> successes() {
			return statuses().filter((status) -> status < 400).toList();
		}

		List<Problem> problems() {
			return statuses().filter((status) -> status >= 400)
				.flatMap((status) -> examples(status).map((code) -> new Problem(status, code)))
				.toList();
		}

		private Stream<Integer> statuses() {
			return this.described.path("responses")
				.properties()
				.stream()
				.map((answer) -> Integer.valueOf(answer.getKey()));
		}

		private Stream<String> examples(int status) {
			JsonNode examples = this.described.path("responses")
				.path(Integer.toString(status))
				.at("/content/application~1problem+json/examples");
			assertThat(examples).as("problems of %s with %d", id(), status).isNotEmpty();
			return StreamSupport.stream(((Iterable<String>) examples::fieldNames).spliterator(), false);
		}

	}

}
