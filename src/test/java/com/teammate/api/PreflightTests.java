package com.teammate.api;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.consent.Finding;
import com.teammate.consent.Finding.Code;
import com.teammate.consent.Finding.Severity;
import com.teammate.onboarding.NotStartable;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.returnsSecondArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@ApiTest
class PreflightTests {

	private static final Finding UNKNOWN = new Finding(Code.UNKNOWN_DOMAIN, Severity.BLOCKING, "adminEmail",
			"Nobody has that domain.");

	private static final Finding AWAY = new Finding(Code.MICROSOFT_UNREACHABLE, Severity.WARNING, "adminEmail",
			"Microsoft is away.");

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Onboarding onboarding;

	@Autowired
	SbcRegions regions;

	ApiClient api;

	@BeforeEach
	void prepare() {
		var reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(reseller.id(), "test"));
		given(this.regions.all()).willReturn(Fixtures.regions());
		given(this.regions.nearestFirst(any(), any())).will(returnsSecondArg());
		given(this.onboarding.describe(any())).willReturn("Do it.");
		willAnswer((call) -> Fixtures.onboarding(call.getArgument(0))).given(this.onboarding).begin(any(), any());
	}

	@Test
	void tellsWhatAStartWouldFind() {
		given(this.onboarding.preflight(any())).willReturn(List.of(AWAY, UNKNOWN));

		var reply = rehearse(ApiClient.CONTOSO);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.response().body()).isEqualTo("""
				{"findings":[{"code":"MICROSOFT_UNREACHABLE","severity":"WARNING","field":"adminEmail",\
				"message":"Microsoft is away."},{"code":"UNKNOWN_DOMAIN","severity":"BLOCKING","field":"adminEmail",\
				"message":"Nobody has that domain."}],"wouldStart":false}""");
		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void wouldStartInSpiteOfAWarning() {
		given(this.onboarding.preflight(any())).willReturn(List.of(AWAY));

		assertThat(rehearse(ApiClient.CONTOSO).json().path("wouldStart").asBoolean()).isTrue();
		assertThat(this.api.start(ApiClient.CONTOSO).status()).isEqualTo(201);
	}

	@Test
	void startsNothingWhenSomethingBlocks() {
		given(this.onboarding.preflight(any())).willReturn(List.of(AWAY, UNKNOWN));

		var reply = this.api.start(ApiClient.CONTOSO).isProblem(422, "preflight_failed");

		JsonNode problem = reply.json();
		assertThat(problem.path("errors")).hasSize(1);
		assertThat(problem.at("/errors/0/field").asText()).isEqualTo("adminEmail");
		assertThat(problem.at("/errors/0/message").asText()).isEqualTo("Nobody has that domain.");
		assertThat(problem.path("findings").findValuesAsText("code")).containsExactly("MICROSOFT_UNREACHABLE",
				"UNKNOWN_DOMAIN");
		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void refusesTheLaterOfTwoThatStartAtOnce() {
		NotStartable taken = mock();
		given(taken.findings()).willReturn(List.of(UNKNOWN));
		willThrow(taken).given(this.onboarding).begin(any(), any());

		this.api.start(ApiClient.CONTOSO).isProblem(422, "preflight_failed");
	}

	@Test
	void repeatsAKeptAnswerAlthoughTheAddressIsTakenNow() {
		var first = this.api.start(ApiClient.CONTOSO, "Idempotency-Key", "k-1");
		given(this.onboarding.preflight(any())).willReturn(List.of(UNKNOWN));

		var second = this.api.start(ApiClient.CONTOSO, "Idempotency-Key", "k-1");

		assertThat(second.status()).isEqualTo(201);
		assertThat(second.response().body()).isEqualTo(first.response().body());
	}

	@Test
	void validatesADryRunInFull() {
		var reply = rehearse("{\"adminEmail\":\"nonsense\"}").isProblem(422, "validation_failed");

		assertThat(reply.json().path("errors").findValuesAsText("field")).containsExactly("name", "adminEmail",
				"sbcRegions", "services");
		then(this.onboarding).should(never()).preflight(any());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yes", "TRUE", "1" })
	void neverTakesAMistypedDryRunForAStart(String dryRun) {
		this.api.post("/api/v1/enterprises?dryRun=" + dryRun, ApiClient.CONTOSO).isProblem(422, "validation_failed");

		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void startsForRealWithoutDryRun() {
		assertThat(this.api.post("/api/v1/enterprises?dryRun=false", ApiClient.CONTOSO).status()).isEqualTo(201);
	}

	private ApiClient.Reply rehearse(String body) {
		return this.api.post("/api/v1/enterprises?dryRun=true", body);
	}

}
