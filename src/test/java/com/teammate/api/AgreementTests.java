package com.teammate.api;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import com.teammate.MovableClock;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.ApiKeys;
import com.teammate.reseller.KeyScope;
import com.teammate.reseller.NewKey;
import com.teammate.reseller.Offer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.reseller.Terms;
import com.teammate.sbc.SbcRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.returnsSecondArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/** What was agreed with a reseller, and what its keys may do. */
@ApiTest
class AgreementTests {

	private static final String LIST = "/api/v1/sbc-regions";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	ApiKeys keys;

	@Autowired
	Onboarding onboarding;

	@Autowired
	SbcRegions regions;

	@Autowired
	MovableClock clock;

	Reseller reseller;

	@BeforeEach
	void prepare() {
		given(this.regions.all()).willReturn(Fixtures.regions());
		given(this.regions.nearestFirst(any())).willReturn(Fixtures.regions());
		given(this.regions.nearestFirst(any(), any())).will(returnsSecondArg());
		this.reseller = this.resellers.register(new Terms("Northwind", UUID.randomUUID() + "@northwind.example",
				new Offer(Set.of("TRUNK"), Set.of("other"), Set.of("us-west")), "B-1"));
	}

	@Test
	void listsOnlyWhatWasAgreed() {
		var api = client(KeyScope.READ);

		assertThat(api.get(LIST).response().body()).contains("us-west").doesNotContain("us-east-1");
		assertThat(api.get("/api/v1/pbx-types").response().body()).contains("other").doesNotContain("ringlogix");
	}

	@Test
	void refusesWhatWasNotAgreedAtItsField() {
		var reply = client(KeyScope.WRITE).start(ApiClient.CONTOSO).isProblem(422, "validation_failed");

		assertThat(reply.json().path("errors").findValuesAsText("field")).contains("sbcRegions[0]", "services[0]",
				"pbxTypes[0]");
		assertThat(reply.response().body()).contains("is not part of what was agreed with you");
		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void letsAKeyDoOnlyWhatItsScopesSay() {
		client(KeyScope.READ).start(ApiClient.CONTOSO).isProblem(403, "insufficient_scope");
		client(KeyScope.WRITE).get(LIST).isProblem(403, "insufficient_scope");
		assertThat(client(KeyScope.READ).get(LIST).status()).isEqualTo(200);
	}

	@Test
	void refusesTheKeysOfASuspendedReseller() {
		var api = client(KeyScope.READ);

		this.resellers.suspend(this.reseller.id());
		api.get(LIST).isProblem(403, "account_suspended");
		this.resellers.resume(this.reseller.id());

		assertThat(api.get(LIST).status()).isEqualTo(200);
	}

	@Test
	void refusesAKeyThatHasExpired() {
		var expiring = this.keys.issue(this.reseller.id(),
				new NewKey("short", Set.of(KeyScope.READ), this.clock.instant().plus(Duration.ofDays(30)), null));
		var api = new ApiClient(this.port, expiring.key());

		assertThat(api.get(LIST).status()).isEqualTo(200);
		this.clock.pass(Duration.ofDays(31));

		api.get(LIST).isProblem(401, "unauthorized");
	}

	@Test
	void notesTheUseOfAKeyToTheMinute() {
		var api = client(KeyScope.READ);
		var first = this.clock.instant();

		api.get(LIST);
		this.clock.pass(Duration.ofSeconds(59));
		api.get(LIST);
		assertThat(this.keys.of(this.reseller.id()).get(0).lastUsedAt()).isEqualTo(first);
		this.clock.pass(Duration.ofSeconds(1));
		api.get(LIST);

		assertThat(this.keys.of(this.reseller.id()).get(0).lastUsedAt()).isEqualTo(this.clock.instant());
	}

	private ApiClient client(KeyScope scope) {
		return new ApiClient(this.port,
				this.keys
					.issue(this.reseller.id(), new NewKey(scope + " " + UUID.randomUUID(), Set.of(scope), null, null))
					.key());
	}

}
