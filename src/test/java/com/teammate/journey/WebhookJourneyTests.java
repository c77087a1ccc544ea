package com.teammate.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.event.EventType;
import com.teammate.sandbox.Crashes.Crash;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A reseller's program follows an onboarding by webhooks. */
class WebhookJourneyTests {

	private final Receiver receiver = Receiver.start();

	private final ResellerProgram reseller = new ResellerProgram(TestSandbox.world().publicUrl(),
			"tmk_sandbox_northwind");

	private String path;

	private String secret;

	@BeforeEach
	void listen() {
		JsonNode endpoint = ResellerProgram.read(this.reseller.post("/api/v1/webhook-endpoints",
				"{\"url\":\"" + this.receiver.url() + "\",\"description\":\"journey\"}"));
		this.path = "/api/v1/webhook-endpoints/" + endpoint.path("id").asText();
		this.secret = endpoint.path("secret").asText();
	}

	@AfterEach
	void stopListening() {
		this.reseller.delete(this.path);
		this.receiver.close();
	}

	@Test
	void hearsOfEveryStepInSignedMessagesAndReadsTheSameByPolling() {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();

			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(heard(company.id())).contains("enterprise.created", "invitation.sent",
						"invitation.opened", "consent.first.granted", "consent.second.granted", "consents.proven",
						"region.linked", "enterprise.active", "next_action.changed"));
			assertThat(this.receiver.messages()).allMatch((message) -> message.isSignedBy(this.secret));
			assertThat(this.receiver.messages()).noneMatch((message) -> message.body().contains("@"));
			assertThat(this.reseller.events(company.id(), "")).containsSubsequence("enterprise.created",
					"invitation.sent", "invitation.opened", "consent.first.granted", "consent.second.granted",
					"consents.proven", "region.linked", "enterprise.active");
		}
	}

	@Test
	void areOfKindsThatAreAllMetByAJourney() throws IOException {
		String journeys;
		try (Stream<Path> files = Files.list(Path.of("src/test/java/com/teammate/journey"))) {
			journeys = files.map(WebhookJourneyTests::text).collect(Collectors.joining());
		}

		assertThat(EventType.values()).allSatisfy((type) -> assertThat(journeys)
			.containsAnyOf("EventType." + type.name() + ")", "\"" + type.value() + "\""));
	}

	@Test
	void losesNothingWhenTheEngineDiesBetweenCommitAndSend() {
		TestSandbox.engine().shutdown();
		String id = onboard();
		assertThat(this.reseller.events(id, "")).contains("enterprise.created");
		assertThat(this.receiver.messages()).isEmpty();

		TestSandbox.engine().start();

		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(heard(id)).contains("enterprise.created"));
	}

	@Test
	void deliversAgainUnderTheSameIdWhatItForgotThatItDelivered() {
		Crash crash = TestSandbox.crashes().once(Deliveries.class, "attempt", (with) -> isOurs(with[0].toString()));
		String id = onboard();

		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(this.receiver.messages()).filteredOn((message) -> message.body().contains(id))
						.filteredOn((message) -> message.body().contains("enterprise.created"))
						.extracting(Receiver.Message::id)
						.hasSize(2)
						.satisfies((ids) -> assertThat(ids.get(0)).isEqualTo(ids.get(1))));

		assertThat(crash.hasStruck()).isTrue();
	}

	@Test
	void triesAgainUntilItIsTakenAndReplaysOnRequest() {
		this.receiver.answer(503);
		String id = onboard();
		await().atMost(Duration.ofSeconds(60)).until(() -> !this.receiver.messages().isEmpty());

		this.receiver.answer(200);

		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(log("DELIVERED").findValuesAsText("eventType"))
				.contains("enterprise.created", "invitation.sent"));
		String created = ResellerProgram.json(this.receiver.messages().get(0).body()).path("id").asText();
		int before = this.receiver.messages().size();
		assertThat(this.reseller.post(this.path + "/replay", "{\"eventId\":\"" + created + "\"}").statusCode())
			.isEqualTo(202);
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.receiver.messages()
				.stream()
				.skip(before)
				.anyMatch((message) -> message.id().equals(created)));
		assertThat(id).isNotBlank();
	}

	@Test
	void sendsATestEventOnRequestThatIsInNoLog() {
		JsonNode good = ResellerProgram.read(this.reseller.post(this.path + "/test", ""));
		this.receiver.answer(500);
		JsonNode bad = ResellerProgram.read(this.reseller.post(this.path + "/test", ""));
		int stranger = new ResellerProgram(TestSandbox.world().publicUrl(), "tmk_sandbox_adventure")
			.post(this.path + "/test", "")
			.statusCode();

		List<Receiver.Message> tests = this.receiver.messages()
			.stream()
			.filter((message) -> message.body().contains("webhook.test"))
			.toList();
		assertThat(good.path("delivered").asBoolean()).isTrue();
		assertThat(good.path("status").asInt()).isEqualTo(204);
		assertThat(bad.path("delivered").asBoolean()).isFalse();
		assertThat(bad.path("status").asInt()).isEqualTo(500);
		assertThat(stranger).isEqualTo(404);
		assertThat(tests).extracting(Receiver.Message::id)
			.containsExactly(good.path("eventId").asText(), bad.path("eventId").asText())
			.allMatch((id) -> id.startsWith("evt_test_"));
		assertThat(tests).allMatch((message) -> message.isSignedBy(this.secret));
		assertThat(ResellerProgram.read(this.reseller.get(this.path + "/deliveries")).findValuesAsText("eventId"))
			.doesNotContainAnyElementsOf(tests.stream().map(Receiver.Message::id).toList());
	}

	@Test
	void tellsTheResellerOnceAnEndpointIsGone() {
		this.receiver.answer(410);
		Supplier<List<String>> told = () -> TestSandbox.world()
			.mailbox()
			.to("reseller@northwind.example")
			.stream()
			.map(Mail::subject)
			.filter("Webhook endpoint at localhost is disabled"::equals)
			.toList();
		int before = told.get().size();
		onboard();

		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(ResellerProgram.read(this.reseller.get(this.path)).path("disabledReason").asText())
						.isEqualTo("GONE"));
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(told.get()).hasSize(before + 1));
	}

	private String onboard() {
		String domain = "w" + UUID.randomUUID().toString().substring(0, 8) + ".example";
		TestSandbox.world().microsoft().switches(domain).atOnce();
		return this.reseller.onboard("Webhook " + domain, "admin@" + domain, "us-east-1").path("id").asText();
	}

	private boolean isOurs(String delivery) {
		return TestSandbox.bean(JdbcClient.class)
			.sql("select exists (select 1 from webhook_delivery where id = ?::uuid and endpoint_id = ?::uuid"
					+ " and type = 'enterprise.created')")
			.params(delivery, this.path.substring(this.path.lastIndexOf('/') + 1))
			.query(Boolean.class)
			.single();
	}

	private List<String> heard(String enterprise) {
		return this.receiver.messages()
			.stream()
			.map((message) -> ResellerProgram.json(message.body()))
			.filter((event) -> event.path("enterpriseId").asText().equals(enterprise))
			.map((event) -> event.path("type").asText())
			.toList();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JsonNode log(String state) {
		return ResellerProgram.read(this.reseller.get(this.path + "/deliveries?state=" + state)).path("items");
	}

}
