package com.teammate.api;

import com.teammate.MovableClock;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.returnsSecondArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@ApiTest
class IdempotencyTests {

	private static final String HEADER = "Idempotency-Key";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Onboarding onboarding;

	@Autowired
	Enterprises enterprises;

	@Autowired
	SbcRegions regions;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	ApiClient api;

	@BeforeEach
	void prepare() {
		this.api = new ApiClient(this.port, newReseller("Northwind"));
		given(this.regions.all()).willReturn(Fixtures.regions());
		given(this.regions.nearestFirst(any(), any())).will(returnsSecondArg());
		given(this.onboarding.describe(any())).willReturn("Do it.");
		willAnswer((call) -> Fixtures.onboarding(call.getArgument(0))).given(this.onboarding).begin(any(), any());
	}

	@Test
	void answersARepeatedRequestAsTheFirst() {
		var first = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");

		var second = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");

		assertThat(first.status()).isEqualTo(201);
		assertThat(second.status()).isEqualTo(201);
		assertThat(second.response().body()).isEqualTo(first.response().body());
		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
		then(this.onboarding).should(times(1)).begin(any(), any());
	}

	@Test
	void looksAtTheContentsAndNotAtTheForm() {
		this.api.start("""
				{"name":"A","adminEmail":"a@b.example","sbcRegions":["us-west"],"services":["PBX"]}""", HEADER, "k-1");

		var second = this.api.start("""
				{ "services": ["PBX"], "sbcRegions": ["us-west"], "adminEmail": "a@b.example", "name": "A" }""", HEADER,
				"k-1");

		assertThat(second.status()).isEqualTo(201);
		then(this.onboarding).should(times(1)).begin(any(), any());
	}

	@Test
	void refusesTheSameKeyForAnotherRequest() {
		this.api.start(ApiClient.CONTOSO, HEADER, "k-1");

		this.api.start(ApiClient.CONTOSO.replace("A-1001", "A-1002"), HEADER, "k-1")
			.isProblem(422, "idempotency_key_reused");

		then(this.onboarding).should(times(1)).begin(any(), any());
	}

	@Test
	void worksOnRequestsWithoutAKeyEachTime() {
		this.api.start(ApiClient.CONTOSO);

		this.api.start(ApiClient.CONTOSO);

		then(this.onboarding).should(times(2)).begin(any(), any());
	}

	@Test
	void letsEveryResellerHaveItsOwnKeys() {
		var adventure = new ApiClient(this.port, newReseller("Adventure Works"));
		var first = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");

		var other = adventure.start(ApiClient.CONTOSO.replace("A-1001", "B-1"), HEADER, "k-1");

		assertThat(other.status()).isEqualTo(201);
		assertThat(other.header("Location")).isNotEqualTo(first.header("Location"));
	}

	@Test
	void lastsForADayAndThenForgets() {
		var first = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");
		((MovableClock) this.clock).pass(Duration.ofHours(24).minusSeconds(1));
		var within = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");
		((MovableClock) this.clock).pass(Duration.ofSeconds(2));

		var after = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");

		assertThat(within.header("Location")).isEqualTo(first.header("Location"));
		assertThat(after.header("Location")).isPresent().isNotEqualTo(first.header("Location"));
	}

	@Test
	void throwsExpiredAnswersAway() {
		this.api.start(ApiClient.CONTOSO, HEADER, "old");
		((MovableClock) this.clock).pass(Duration.ofHours(25));

		this.api.start(ApiClient.CONTOSO, HEADER, "new");

		assertThat(this.jdbc.sql("select key from idempotency_key").query(String.class).list()).contains("new")
			.doesNotContain("old");
	}

	@Test
	void keepsNothingWhenTheOnboardingDidNotBegin() {
		willThrow(new IllegalStateException("no")).given(this.onboarding).begin(any(), any());
		this.api.start(ApiClient.CONTOSO, HEADER, "k-1").isProblem(500, "internal_error");
		willAnswer((call) -> Fixtures.onboarding(call.getArgument(0))).given(this.onboarding).begin(any(), any());

		var second = this.api.start(ApiClient.CONTOSO, HEADER, "k-1");

		assertThat(second.status()).isEqualTo(201);
	}

	@Test
	void isOneCommitWithTheOnboarding() {
		// What begin wrote must go when the answer cannot be kept.
		var planted = UUID.randomUUID();
		willAnswer((call) -> {
			this.jdbc.sql("insert into audit_entry (subject, at, actor, text) values (?, now(), 'test', 'begun')")
				.param(planted)
				.update();
			return Fixtures.onboarding(call.getArgument(0));
		}).given(this.onboarding).begin(any(), any());
		this.jdbc.sql("alter table idempotency_key add constraint broken check (key <> 'k-broken')").update();

		this.api.start(ApiClient.CONTOSO, HEADER, "k-broken").isProblem(500, "internal_error");

		then(this.onboarding).should().begin(any(), any());
		assertThat(this.jdbc.sql("select count(*) from audit_entry where subject = ?")
			.param(planted)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void doesNotKeepARefusal() {
		this.api.start("{}", HEADER, "k-1").isProblem(422, "validation_failed");

		assertThat(this.api.start(ApiClient.CONTOSO, HEADER, "k-1").status()).isEqualTo(201);
	}

	@Test
	void refusesATwinThatComesMeanwhile() throws Exception {
		var begun = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		willAnswer((call) -> {
			begun.countDown();
			assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
			return Fixtures.onboarding(call.getArgument(0));
		}).given(this.onboarding).begin(any(), any());
		var first = CompletableFuture.supplyAsync(() -> this.api.start(ApiClient.CONTOSO, HEADER, "k-1"));
		assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

		this.api.start(ApiClient.CONTOSO, HEADER, "k-1").isProblem(409, "idempotency_key_in_use");

		goOn.countDown();
		var location = first.get(20, TimeUnit.SECONDS).header("Location");
		assertThat(this.api.start(ApiClient.CONTOSO, HEADER, "k-1").header("Location")).isPresent().isEqualTo(location);
	}

	@ParameterizedTest
	@ValueSource(strings = { "with space", "tab\tbed", "" })
	void refusesAKeyOfAWrongForm(String key) {
		this.api.start(ApiClient.CONTOSO, HEADER, key).isProblem(400, "invalid_idempotency_key");

		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void takesKeysUpTo255Characters() {
		assertThat(this.api.start(ApiClient.CONTOSO, HEADER, "k".repeat(255)).status()).isEqualTo(201);
		this.api.start(ApiClient.CONTOSO, HEADER, "k".repeat(256)).isProblem(400, "invalid_idempotency_key");
	}

	@Test
	void answersARepeatedResendWithoutASecondMail() {
		String path = "/api/v1/enterprises/" + existing() + "/invitation";

		var first = this.api.post(path, "", HEADER, "k-1");
		var second = this.api.post(path, "", HEADER, "k-1");

		assertThat(first.status()).isEqualTo(202);
		assertThat(second.status()).isEqualTo(202);
		assertThat(second.response().body()).isEqualTo(first.response().body());
		then(this.onboarding).should(times(1)).resendInvitation(any(), any());
	}

	@Test
	void refusesTheSameKeyAtAnotherAddress() {
		String enterprise = "/api/v1/enterprises/" + existing();
		this.api.post(enterprise + "/invitation", "", HEADER, "k-1");

		this.api.post(enterprise + "/disable", "", HEADER, "k-1").isProblem(422, "idempotency_key_reused");
		this.api.start(ApiClient.CONTOSO, HEADER, "k-1").isProblem(422, "idempotency_key_reused");

		then(this.onboarding).should(never()).disable(any(), any(), any());
	}

	@Test
	void keepsTheVersionBesideTheAnswer() {
		String path = "/api/v1/enterprises/" + existing() + "/disable";

		var first = this.api.post(path, "", HEADER, "k-1");
		var second = this.api.post(path, "", HEADER, "k-1");

		assertThat(first.header("ETag")).isPresent();
		assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
		then(this.onboarding).should(times(1)).disable(any(), any(), any());
	}

	@Test
	void isTakenWhereverSomethingIsStartedUnlessTheAnswerCannotBeKept() throws Exception {
		JsonNode paths = new ObjectMapper().readTree(Path.of("docs/openapi.json").toFile()).path("paths");

		List<String> without = new ArrayList<>();
		paths.forEach((path) -> {
			JsonNode post = path.path("post");
			if (!post.isMissingNode()
					&& post.path("parameters").findValuesAsText("name").stream().noneMatch(HEADER::equals)) {
				without.add(post.path("operationId").asText());
			}
		});

		assertThat(without).containsExactlyInAnyOrder("addWebhookEndpoint", "rotateWebhookSecret",
				"testWebhookEndpoint");
	}

	private EnterpriseId existing() {
		Enterprise enterprise = Fixtures.active(new ResellerId(UUID.randomUUID()));
		given(this.enterprises.find(any(), eq(enterprise.id()))).willReturn(Optional.of(enterprise));
		given(this.onboarding.disable(any(), any(), any())).willReturn(enterprise);
		return enterprise.id();
	}

	private String newReseller(String name) {
		var reseller = this.resellers.register(name, UUID.randomUUID() + "@reseller.example");
		return this.resellers.issueApiKey(reseller.id(), "test");
	}

}
