package com.teammate.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.MovableClock;
import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.event.Event;
import com.teammate.event.EventId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.mail.Letter;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Delivery.Try;
import com.teammate.webhook.Endpoint.Stop;
import com.teammate.webhook.Endpoints.WithSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * Deliveries to a real receiver, on a real database; the test decides when one is tried.
 */
@SpringBootTest(classes = DeliveriesTests.Module.class, webEnvironment = WebEnvironment.NONE,
		properties = { "teammate.webhook.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
				"teammate.webhook.allow-http=true", "teammate.webhook.allow-private-targets=true",
				"teammate.webhook.timeout=2s", "teammate.webhook.pbx.url=http://localhost:1/",
				"teammate.webhook.pbx.secret=" + DeliveriesTests.PBX_SECRET })
class DeliveriesTests {

	static final String PBX_SECRET = "cGJ4LXNlY3JldC1wYngtc2VjcmV0LXBieC1zZWNyZXQ=";

	private static final Party NORA = Party.user(UUID.randomUUID(), "Nora");

	private static final String LOOPBACK = "receiver.example";

	@Autowired
	private Endpoints endpoints;

	@Autowired
	private EndpointTable table;

	@Autowired
	private Deliveries deliveries;

	@Autowired
	private Events events;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	@Autowired
	private Names names;

	@Autowired
	private PbxHookWatch watch;

	@MockitoBean
	private Mailer mailer;

	@MockitoBean
	private Resellers resellers;

	private final Receiver receiver = Receiver.start();

	private final ResellerId northwind = new ResellerId(UUID.randomUUID());

	private final UUID enterprise = UUID.randomUUID();

	private WithSecret made;

	@BeforeEach
	void anEndpointOfNorthwind() {
		this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'Northwind', ?, now())")
			.params(this.northwind.value(), this.northwind + "@example.com")
			.update();
		this.jdbc
			.sql("""
					insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
						request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,
						updated_at, version)
					values (?, ?, 'E', 'a@e.example', false, false, false, '{}', '{}', '{}', 'ONBOARDING', 'NOT_REQUESTED',
						now(), now(), 1)""")
			.params(this.enterprise, this.northwind.value())
			.update();
		this.jdbc
			.sql("update webhook_endpoint set url = ?, enabled = true, stop = null, failures = 0,"
					+ " failing_since = null, rest_until = null where id = ?")
			.params(this.receiver.url().toString(), PbxHook.ID.value())
			.update();
		given(this.resellers.get(this.northwind))
			.willReturn(new Reseller(this.northwind, "Northwind", "office@northwind.example"));
		this.names.slow = null;
		this.made = this.endpoints.add(this.northwind, wish(), NORA);
	}

	@AfterEach
	void stop() {
		if (this.names.slow != null) {
			this.names.slow.countDown();
		}
		this.receiver.close();
	}

	@Test
	void deliversAnEventThatReceiversCanVerify() throws Exception {
		DeliveryId delivery = happen(EventType.ENTERPRISE_ACTIVE).get(0);

		this.deliveries.attempt(delivery);

		Receiver.Message message = this.receiver.messages().get(0);
		JsonNode body = new ObjectMapper().readTree(message.body());
		assertThat(message.path()).isEqualTo("/hook");
		assertThat(message.isSignedBy(this.made.secret())).isTrue();
		assertThat(message.isSignedBy("whsec_" + "A".repeat(43) + "=")).isFalse();
		assertThat(message.header("webhook-timestamp")).isEqualTo(Long.toString(this.clock.instant().getEpochSecond()));
		assertThat(message.header("Content-Type")).isEqualTo("application/json");
		assertThat(body.path("id").asText()).isEqualTo(message.id()).isEqualTo("evt_000000000001");
		assertThat(body.path("type").asText()).isEqualTo("enterprise.active");
		assertThat(body.path("enterpriseId").asText()).isEqualTo(this.enterprise.toString());
		assertThat(body.path("timestamp").asText()).isEqualTo(this.clock.instant().toString());
		assertThat(body.path("data").path("note").asText()).isEqualTo("n");
		assertThat(this.deliveries.isOver(delivery)).isTrue();
		assertThat(log(delivery)).singleElement().satisfies((attempt) -> {
			assertThat(attempt.status()).isEqualTo(204);
			assertThat(attempt.problem()).isNull();
		});
		assertThat(one(delivery).state()).isEqualTo(State.DELIVERED);
	}

	@Test
	void countsTestEventsExactlyWhenManyAreAskedForAtOnce() {
		Duration each = Duration.ofSeconds(6);
		EndpointId endpoint = this.made.endpoint().id();

		long taken = IntStream.range(0, 40)
			.parallel()
			.filter((number) -> this.table.useTest(endpoint, each, this.clock.instant()))
			.count();

		assertThat(taken).isEqualTo(10);
		this.clock.pass(each);
		assertThat(this.table.useTest(endpoint, each, this.clock.instant())).isTrue();
		assertThat(this.table.useTest(endpoint, each, this.clock.instant())).isFalse();
	}

	@Test
	void tellsThePbxSideWhatAnEnterpriseHasChosen() throws Exception {
		DeliveryId delivery = toPbx();

		this.deliveries.attempt(delivery);

		Receiver.Message message = this.receiver.messages().get(0);
		JsonNode body = new ObjectMapper().readTree(message.body());
		assertThat(message.isSignedBy("whsec_" + PBX_SECRET)).isTrue();
		assertThat(body.path("id").asText()).isEqualTo(message.id()).isEqualTo("pbx_" + this.northwind + "_1");
		assertThat(body.path("type").asText()).isEqualTo("pbx_options.changed");
		assertThat(body.path("enterpriseId").asText()).isEqualTo(this.enterprise.toString());
		assertThat(body.path("resellerId").asText()).isEqualTo(this.northwind.toString());
		assertThat(body.path("sequence").asLong()).isEqualTo(1);
		assertThat(body.path("data").path("note").asText()).isEqualTo("n");
		assertThat(this.deliveries.isOver(delivery)).isTrue();
		assertThat(this.endpoints.of(this.northwind)).extracting(Endpoint::id).doesNotContain(PbxHook.ID);
		assertThat(this.endpoints.find(this.northwind, PbxHook.ID)).isEmpty();
	}

	@Test
	void triesThePbxSideAgainWhenItFailsOrHangs() {
		DeliveryId delivery = toPbx();
		CountDownLatch over = new CountDownLatch(1);
		this.receiver.behave((exchange) -> await(over));
		this.deliveries.attempt(delivery);
		this.receiver.answer(503);
		this.clock.pass(Duration.ofSeconds(5));
		this.deliveries.attempt(delivery);
		assertThat(this.watch.health().getStatus()).isEqualTo(Status.DOWN);

		over.countDown();
		this.receiver.answer(204);
		this.clock.pass(Duration.ofMinutes(5));
		this.deliveries.attempt(delivery);

		assertThat(this.receiver.messages()).hasSize(3)
			.extracting(Receiver.Message::id)
			.containsOnly("pbx_" + this.northwind + "_1");
		assertThat(this.deliveries.isOver(delivery)).isTrue();
		assertThat(this.watch.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void alarmsOperationsWhenThePbxSideIsGoneAndSendsWhatItMissedOnceItIsResumed() {
		DeliveryId old = toPbx();
		DeliveryId last = toPbx();
		this.receiver.answer(410);
		this.deliveries.attempt(old);
		this.deliveries.attempt(last);
		assertThat(this.deliveries.isLast(old)).isTrue();
		this.deliveries.tellReseller(old);
		then(this.mailer).shouldHaveNoInteractions();
		assertThat(this.watch.health().getDetails()).containsEntry("stopped", "GONE");
		this.receiver.answer(204);
		happen(EventType.PBX_OPTIONS_CHANGED);

		List<DeliveryId> missed = this.deliveries.resumePbxHook(new StaffAct("operator", "Receiver is back"));
		missed.forEach(this.deliveries::attempt);

		assertThat(this.receiver.messages()).extracting(Receiver.Message::id)
			.filteredOn((id) -> id.contains(this.northwind.toString()))
			.containsExactly("pbx_" + this.northwind + "_1", "pbx_" + this.northwind + "_3");
		assertThat(this.watch.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.deliveries.resumePbxHook(new StaffAct("operator", "Once more"))).isEmpty();
	}

	@Test
	void wakesThePbxSideOnceOneOfItsMessagesIsAskedFor() {
		DeliveryId refused = toPbx();
		this.receiver.answer(410);
		this.deliveries.attempt(refused);
		happen(EventType.PBX_OPTIONS_CHANGED);
		assertThat(this.deliveries.undelivered(this.enterprise)).filteredOn(Undelivered::pbx).hasSize(1);
		this.receiver.answer(204);

		this.deliveries.wakePbxHook().forEach(this.deliveries::attempt);

		assertThat(this.receiver.messages()).extracting(Receiver.Message::id)
			.filteredOn((id) -> id.contains(this.northwind.toString()))
			.containsExactly("pbx_" + this.northwind + "_1", "pbx_" + this.northwind + "_2");
		assertThat(this.deliveries.undelivered(this.enterprise)).as("the newest message says everything")
			.noneMatch(Undelivered::pbx);
		assertThat(this.deliveries.wakePbxHook()).isEmpty();
	}

	private DeliveryId toPbx() {
		List<DeliveryId> prepared = happen(EventType.PBX_OPTIONS_CHANGED);
		return prepared.get(prepared.size() - 1);
	}

	@Test
	void knowsTheExampleOfTheConvention() {
		byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

		assertThat(Signatures.of(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
				"{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@Test
	void signsByBothSecretsWhileTheyOverlap() {
		WithSecret rotated = this.endpoints.rotate(this.northwind, this.made.endpoint().id(), NORA).orElseThrow();

		this.deliveries.attempt(happen(EventType.ENTERPRISE_CREATED).get(0));
		this.clock.pass(Duration.ofHours(24));
		this.deliveries.attempt(happen(EventType.ENTERPRISE_CHANGED).get(0));

		Receiver.Message during = this.receiver.messages().get(0);
		Receiver.Message after = this.receiver.messages().get(1);
		assertThat(rotated.secret()).isNotEqualTo(this.made.secret());
		assertThat(during.isSignedBy(this.made.secret())).isTrue();
		assertThat(during.isSignedBy(rotated.secret())).isTrue();
		assertThat(after.isSignedBy(this.made.secret())).isFalse();
		assertThat(after.isSignedBy(rotated.secret())).isTrue();
	}

	@Test
	void keepsNoSecretReadable() {
		String row = this.jdbc.sql("select * from webhook_endpoint where id = ?")
			.param(this.made.endpoint().id().value())
			.query()
			.singleRow()
			.toString();

		assertThat(row).doesNotContain(this.made.secret().substring("whsec_".length()), this.made.secret());
		assertThat(this.made.toString()).doesNotContain(this.made.secret());
	}

	@Test
	void preparesOnlyWhatAnEndpointListensTo() {
		this.endpoints.change(this.northwind, this.made.endpoint().id(),
				(endpoint) -> new NewEndpoint(endpoint.wish().url(), "d", Set.of(EventType.REGION_LINKED), true), NORA);

		assertThat(happen(EventType.ENTERPRISE_CREATED)).isEmpty();
		assertThat(happen(EventType.REGION_LINKED)).hasSize(1);
	}

	@Test
	void preparesNothingForADisabledEndpointAndCancelsWhatWasPending() {
		DeliveryId pending = happen(EventType.ENTERPRISE_CREATED).get(0);
		enable(false);

		assertThat(happen(EventType.ENTERPRISE_CHANGED)).isEmpty();
		this.deliveries.attempt(pending);

		assertThat(one(pending).state()).isEqualTo(State.CANCELLED);
		assertThat(this.receiver.messages()).isEmpty();
	}

	@Test
	void triesAgainAfterGrowingPausesAndGivesUpAfterThreeDays() {
		this.receiver.answer(500);
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);
		Instant start = this.clock.instant();
		List<Duration> pauses = new ArrayList<>();

		while (!this.deliveries.isOver(delivery)) {
			this.deliveries.attempt(delivery);
			Instant next = this.deliveries.nextTryAt(delivery);
			Duration pause = Duration.between(this.clock.instant(), next);
			if (!this.deliveries.isOver(delivery)) {
				pauses.add(pause);
				this.clock.pass(pause);
			}
		}

		assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
				Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
				Duration.ofHours(20), Duration.ofHours(20));
		assertThat(Duration.between(start, this.clock.instant())).isBetween(Duration.ofDays(2), Duration.ofDays(3));
		assertThat(one(delivery).state()).isEqualTo(State.FAILED);
		assertThat(log(delivery)).hasSize(10).allSatisfy((attempt) -> assertThat(attempt.status()).isEqualTo(500));
		assertThat(this.deliveries.isLast(delivery)).isFalse();
		assertThat(endpoint().wish().enabled()).isTrue();
	}

	@Test
	void leavesAnEndpointAloneWhileItFails() {
		this.receiver.answer(503);
		DeliveryId first = happen(EventType.ENTERPRISE_CREATED).get(0);
		DeliveryId second = happen(EventType.ENTERPRISE_CHANGED).get(0);

		this.deliveries.attempt(first);
		this.deliveries.attempt(second);

		assertThat(this.receiver.messages()).hasSize(1);
		assertThat(this.deliveries.isOver(second)).isFalse();
		assertThat(this.deliveries.nextTryAt(second)).isAfter(this.clock.instant().plusSeconds(4));
		this.receiver.answer(200);
		this.clock.pass(Duration.ofSeconds(10));
		this.deliveries.attempt(second);
		assertThat(one(second).state()).isEqualTo(State.DELIVERED);
		assertThat(endpoint().failingSince()).isNull();
	}

	@Test
	void waitsAsLongAsTheReceiverAsks() {
		this.receiver.answer(429, "Retry-After", "7200");
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);

		assertThat(this.deliveries.nextTryAt(delivery)).isEqualTo(this.clock.instant().plusSeconds(7200));
	}

	@Test
	void disablesAnEndpointThatIsGone() {
		this.receiver.answer(410);
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);
		this.deliveries.tellReseller(delivery);

		assertThat(endpoint().wish().enabled()).isFalse();
		assertThat(endpoint().stop()).isEqualTo(Stop.GONE);
		assertThat(this.deliveries.isOver(delivery)).isTrue();
		assertThat(this.deliveries.isLast(delivery)).isTrue();
		ArgumentCaptor<Letter> letter = ArgumentCaptor.captor();
		then(this.mailer).should().send(letter.capture());
		assertThat(letter.getValue().to()).isEqualTo("office@northwind.example");
		assertThat(letter.getValue().subject()).contains("localhost");
	}

	@Test
	void disablesAnEndpointThatFailsForDaysAndForgivesOnceItIsEnabledAgain() {
		this.receiver.answer(500);
		this.deliveries.attempt(happen(EventType.ENTERPRISE_CREATED).get(0));
		this.clock.pass(Duration.ofDays(5));
		DeliveryId last = happen(EventType.ENTERPRISE_CHANGED).get(0);

		this.deliveries.attempt(last);

		assertThat(endpoint().stop()).isEqualTo(Stop.FAILING);
		assertThat(this.deliveries.isLast(last)).isTrue();
		enable(true);
		assertThat(endpoint().stop()).isNull();
		assertThat(endpoint().failingSince()).isNull();
		this.deliveries.attempt(happen(EventType.ENTERPRISE_ACTIVE).get(0));
		assertThat(endpoint().wish().enabled()).isTrue();
	}

	@Test
	void keepsAnEndpointThatSucceedsNowAndThen() {
		this.receiver.answer(500);
		this.deliveries.attempt(happen(EventType.ENTERPRISE_CREATED).get(0));
		this.clock.pass(Duration.ofDays(4));
		this.receiver.answer(200);
		this.deliveries.attempt(happen(EventType.ENTERPRISE_CHANGED).get(0));
		this.clock.pass(Duration.ofDays(4));
		this.receiver.answer(500);

		this.deliveries.attempt(happen(EventType.ENTERPRISE_ACTIVE).get(0));

		assertThat(endpoint().wish().enabled()).isTrue();
	}

	@Test
	void followsNoRedirect() {
		this.receiver.answer(302, "Location", this.receiver.url().resolve("/elsewhere").toString());
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);

		assertThat(this.receiver.messages()).extracting(Receiver.Message::path).containsExactly("/hook");
		assertThat(log(delivery)).extracting(Try::status).containsExactly(302);
		assertThat(this.deliveries.isOver(delivery)).isFalse();
	}

	@Test
	void waitsForAReceiverThatHangsOnlySoLong() {
		CountDownLatch never = new CountDownLatch(1);
		this.receiver.behave((exchange) -> await(never));
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);

		never.countDown();
		assertThat(log(delivery)).singleElement().satisfies((attempt) -> {
			assertThat(attempt.status()).isNull();
			assertThat(attempt.problem()).isEqualTo("No answer in time.");
			// The receiver never answers: that the try came back at all is its end.
			assertThat(attempt.durationMs()).isGreaterThan(300L);
		});
	}

	@Test
	void readsOnlyTheBeginningOfALongAnswer() {
		this.receiver.behave((exchange) -> {
			exchange.sendResponseHeaders(500, 0);
			for (int i = 0; i < 10_000; i++) {
				exchange.getResponseBody().write("0123456789".repeat(100).getBytes());
			}
		});
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);

		assertThat(log(delivery)).singleElement().satisfies((attempt) -> assertThat(attempt.answer()).hasSize(1000));
	}

	@Test
	void goesOnWhenNobodyListens() {
		this.receiver.close();
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);

		assertThat(log(delivery)).extracting(Try::problem).containsExactly("The connection was refused.");
	}

	@Test
	void waitsForNameServersOnlySoLong() {
		change(URI.create("http://" + LOOPBACK + "/"));
		this.names.slow = new CountDownLatch(1);
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);

		this.deliveries.attempt(delivery);

		assertThat(log(delivery)).extracting(Try::problem).containsExactly("The host cannot be found.");
	}

	@Test
	void refusesANameThatPointsInsideByNow() {
		happen(EventType.ENTERPRISE_CREATED);
		Event event = this.events.find(this.northwind, new EventId(1)).orElseThrow();
		Sender strict = new Sender(new Targets(settings(false), this.names),
				new ObjectMapper().findAndRegisterModules(), this.clock, settings(false));

		Attempt name = strict.send(URI.create(this.receiver.url().toString().replace("localhost", LOOPBACK)), List.of(),
				event);
		Attempt literal = strict.send(URI.create(this.receiver.url().toString().replace("localhost", "[::1]")),
				List.of(), event);

		assertThat(this.receiver.messages()).isEmpty();
		assertThat(List.of(name, literal)).extracting(Attempt::problem)
			.containsOnly("The address points into a private or reserved network.");
	}

	@ParameterizedTest
	@CsvSource({ "http://receiver.example/, must start with https://",
			"ftp://receiver.example/, must start with https://",
			"https://user:pass@receiver.example/, 'must be an address with a host, without user name and fragment'",
			"https://receiver.example/#x, 'must be an address with a host, without user name and fragment'",
			"https:///x, 'must be an address with a host, without user name and fragment'",
			"https://receiver.example/, points into a private or reserved network",
			"https://2130706433/, points into a private or reserved network" })
	void savesOnlyAddressesThatMayBeSentTo(URI url, String words) {
		WebhookSettings https = new WebhookSettings("b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZCE=", List.of(), false,
				false, List.of(Duration.ofSeconds(5)), Duration.ofDays(3), Duration.ofDays(5), Duration.ofHours(24),
				Duration.ofSeconds(1), 4, Duration.ofDays(30), 20, null);

		assertThatExceptionOfType(TargetRefused.class).isThrownBy(() -> new Targets(https, this.names).check(url))
			.satisfies((refused) -> assertThat(refused.words()).isEqualTo(words));
	}

	@Test
	void isOverOnceItsEndpointWasRemoved() {
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);
		this.endpoints.remove(this.northwind, this.made.endpoint().id(), NORA);

		this.deliveries.attempt(delivery);

		assertThat(this.deliveries.isOver(delivery)).isTrue();
		assertThat(this.deliveries.isLast(delivery)).isFalse();
		then(this.mailer).should(never()).send(any());
	}

	@Test
	void forgetsOldDeliveries() {
		DeliveryId delivery = happen(EventType.ENTERPRISE_CREATED).get(0);
		this.deliveries.attempt(delivery);
		this.clock.pass(Duration.ofDays(31));

		happen(EventType.ENTERPRISE_CHANGED);

		assertThat(this.deliveries.of(this.made.endpoint().id(), null, null, 10)).extracting(Delivery::id)
			.doesNotContain(delivery)
			.hasSize(1);
	}

	@Test
	void letsNoEndpointTakeAllTurns() {
		Turns turns = new Turns(settings());
		EndpointId greedy = new EndpointId(UUID.randomUUID());
		EndpointId other = new EndpointId(UUID.randomUUID());

		assertThat(List.of(turns.take(greedy), turns.take(greedy), turns.take(greedy))).containsExactly(true, true,
				false);
		assertThat(turns.take(other)).isTrue();
		turns.giveBack(greedy);
		assertThat(turns.take(greedy)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200",
			"168.63.129.16", "0.0.0.0", "255.255.255.255", "224.0.0.1", "::1", "::", "fd00:ec2::254", "fe80::1",
			"::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "fec0::1" })
	void knowsWhatIsNotPublic(String address) throws UnknownHostException {
		assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111" })
	void knowsWhatIsPublic(String address) throws UnknownHostException {
		assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
	}

	@Test
	void opensWhatThePreviousKeyLocked() {
		EndpointId id = this.made.endpoint().id();
		String old = "b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZCE=";
		String locked = new SecretBox(settings(old, List.of()), new SecureRandom()).lock(id, new byte[] { 1, 2, 3 });

		assertThat(new SecretBox(settings("bmV3IG5ldyBuZXcgbmV3IG5ldyBuZXcgbmV3IG5ldyE=", List.of(old)),
				new SecureRandom())
			.open(id, locked)).containsExactly(1, 2, 3);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new SecretBox(settings(old, List.of()), new SecureRandom())
				.open(new EndpointId(UUID.randomUUID()), locked));
	}

	private static WebhookSettings settings() {
		return settings(true);
	}

	private static WebhookSettings settings(boolean inside) {
		return settings("b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZCE=", List.of(), inside);
	}

	private static WebhookSettings settings(String key, List<String> previous) {
		return settings(key, previous, true);
	}

	private static WebhookSettings settings(String key, List<String> previous, boolean inside) {
		return new WebhookSettings(key, previous, true, inside, List.of(Duration.ofSeconds(5)), Duration.ofDays(3),
				Duration.ofDays(5), Duration.ofHours(24), Duration.ofSeconds(1), 4, Duration.ofDays(30), 20, null);
	}

	private NewEndpoint wish() {
		return new NewEndpoint(this.receiver.url(), "Tickets", Set.of(), true);
	}

	private void change(URI url) {
		this.endpoints.change(this.northwind, this.made.endpoint().id(),
				(endpoint) -> new NewEndpoint(url, "d", Set.of(), true), NORA);
	}

	private void enable(boolean enabled) {
		this.endpoints.change(this.northwind, this.made.endpoint().id(),
				(endpoint) -> new NewEndpoint(endpoint.wish().url(), "d", Set.of(), enabled), NORA);
	}

	private List<DeliveryId> happen(EventType type) {
		this.events.record(this.enterprise, type, Map.of("note", "n"));
		List<Event> all = this.events.after(this.northwind, EventId.START, Set.of(), 200);
		return this.deliveries.prepare(this.northwind, List.of(all.get(all.size() - 1)));
	}

	private Endpoint endpoint() {
		return this.endpoints.find(this.northwind, this.made.endpoint().id()).orElseThrow();
	}

	private Delivery one(DeliveryId id) {
		return this.deliveries.of(this.made.endpoint().id(), null, null, 200)
			.stream()
			.filter((delivery) -> delivery.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private List<Try> log(DeliveryId id) {
		return this.deliveries.tries(List.of(one(id))).get(id);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Every name is at home here; it may take long to say so. */
	static class Names extends NameServers {

		private volatile CountDownLatch slow;

		@Override
		InetAddress[] find(String host) throws UnknownHostException {
			CountDownLatch waiting = this.slow;
			if (waiting != null) {
				await(waiting);
			}
			return super.find("localhost");
		}

	}

	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
			FlywayAutoConfiguration.class, MessageSourceAutoConfiguration.class, JacksonAutoConfiguration.class })
	@Import({ TestDatabase.class, Audit.class })
	@ComponentScan({ "com.teammate.event", "com.teammate.webhook" })
	@ConfigurationPropertiesScan("com.teammate.webhook")
	static class Module {

		@Bean
		@Primary
		Names names() {
			return new Names();
		}

		@Bean
		MovableClock clock() {
			return new MovableClock();
		}

		@Bean
		SecureRandom random() {
			return new SecureRandom();
		}

	}

}
