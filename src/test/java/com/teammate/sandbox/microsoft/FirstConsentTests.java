package com.teammate.sandbox.microsoft;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstConsentTests {

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void postsACodeBackToTheApplication() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of("login_hint", "admin@contoso.example")));
		assertThat(browser.html()).contains("value=\"admin@contoso.example\"", "Email, phone, or Skype");

		browser.signIn("admin@contoso.example");
		assertThat(browser.html()).contains("Consent on behalf of your organization", "Read directory data");
		browser.acceptForEveryone();

		assertThat(browser.callback()).hasToString(Sample.FIRST);
		assertThat(browser.answer()).containsEntry("state", "s1").containsKey("code");
	}

	@Test
	void grantsForEveryoneOnlyWhenTheBoxIsTicked() {
		String address = this.sample.authorizeAddress("organizations", Map.of());
		this.sample.browser().open(address).signIn("admin@contoso.example").accept();
		this.sample.browser().open(address).signIn("admin@adatum.example").acceptForEveryone();

		assertThat(grants("contoso.example")).singleElement().matches((grant) -> !grant.isForEveryone());
		assertThat(grants("adatum.example")).singleElement().matches(Grant::isForEveryone);
	}

	@Test
	void asksAgainOnlyWhenAskedTo() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of()))
			.signIn("admin@contoso.example")
			.accept();

		browser.open(this.sample.authorizeAddress("organizations", Map.of()));
		assertThat(browser.answer()).containsKey("code");

		browser.open(this.sample.authorizeAddress("organizations", Map.of("prompt", "consent")));
		assertThat(browser.html()).contains("Consent on behalf of your organization");
	}

	@Test
	void turnsAwayWhoeverIsNoAdministrator() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of()))
			.signIn("user@contoso.example");
		assertThat(browser.html()).contains("Need admin approval").doesNotContain("on behalf of your organization");

		browser.returnToApplication();

		assertThat(browser.answer())
			.isEqualTo(Map.of("error", "access_denied", "error_subcode", "cancel", "state", "s1"));
	}

	@Test
	void tellsTheApplicationThatThePersonDeclined() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of("response_mode", "query")))
			.signIn("admin@contoso.example")
			.cancel();

		assertThat(browser.answer()).containsEntry("error", "access_denied");
		assertThat(browser.answer().get("error_description")).startsWith("AADSTS65004");
	}

	@Test
	void showsOurOwnMistakesToThePersonOnly() {
		FormBrowser browser = this.sample.browser();

		browser.open(this.sample.authorizeAddress("organizations", Map.of("redirect_uri", "http://evil.example/")));
		assertThat(browser.html()).contains("AADSTS50011");
		browser.open(this.sample.authorizeAddress("organizations", Map.of("client_id", "other")));
		assertThat(browser.html()).contains("AADSTS700016");
		browser.open(this.sample.authorizeAddress("gmail.com", Map.of()));
		assertThat(browser.html()).contains("AADSTS90002");
		assertThat(browser.answer()).isEmpty();
	}

	@Test
	void tellsTheApplicationOfAWrongRequest() {
		FormBrowser browser = this.sample.browser();

		browser.open(this.sample.authorizeAddress("organizations", Map.of("response_type", "token")));
		assertThat(browser.answer()).containsEntry("error", "unsupported_response_type");
		browser.open(this.sample.authorizeAddress("organizations", Map.of("scope", "")));
		assertThat(browser.answer().get("error_description")).startsWith("AADSTS900144");
		browser.open(this.sample.authorizeAddress("organizations", Map.of("prompt", "admin_consent")));
		assertThat(browser.answer().get("error_description")).startsWith("AADSTS90023");
		browser.open(this.sample.authorizeAddress("organizations", Map.of("prompt", "none")));
		assertThat(browser.answer()).containsEntry("error", "login_required");
	}

	@Test
	void keepsAccountsOfOtherTenantsOut() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress(Sample.tenantId("contoso.example"), Map.of()))
			.signIn("admin@fabrikam.example");

		assertThat(browser.html()).contains("AADSTS50020");
		assertThat(browser.signIn("nobody@contoso.example").html()).contains("AADSTS50034");
		assertThat(browser.back().answer()).containsEntry("error_subcode", "cancel");
	}

	@Test
	void redeemsACodeOnceAndOnlyForTheOneItWasMadeFor() {
		String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
		String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
		String code = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations",
					Map.of("code_challenge", challenge, "code_challenge_method", "S256")))
			.signIn("admin@contoso.example")
			.acceptForEveryone()
			.answer()
			.get("code");
		Map<String, String> good = Map.of("code", code, "code_verifier", verifier);

		assertThat(refusal("organizations", Map.of("code", code, "code_verifier", "wrong"))).isEqualTo(501481);
		assertThat(refusal("organizations", Map.of("code", code))).isEqualTo(50148);
		assertThat(refusal(Sample.tenantId("contoso.example"), good)).isEqualTo(700005);
		assertThat(refusal("organizations",
				Map.of("code", code, "code_verifier", verifier, "redirect_uri", Sample.SECOND)))
			.isEqualTo(50011);
		assertThat(refusal("organizations", Map.of("code", code, "code_verifier", verifier, "client_secret", "wrong")))
			.isEqualTo(7000215);
		assertThat(this.sample.redeem("organizations", good).statusCode()).isEqualTo(200);
		assertThat(refusal("organizations", good)).isEqualTo(54005);
	}

	@Test
	void refusesACodeAfterTenMinutes() {
		String code = this.sample.consentForEveryone("contoso.example");

		this.sample.clock.pass(Duration.ofMinutes(11));

		assertThat(refusal("organizations", Map.of("code", code))).isEqualTo(70008);
	}

	@Test
	void refusesScopesThatWereNotGranted() {
		String code = this.sample.consentForEveryone("contoso.example");

		JsonNode answer = Sample.json(this.sample.redeem("organizations",
				Map.of("code", code, "scope", "https://graph.microsoft.com/Domain.ReadWrite.All")));

		assertThat(answer.get("error").asText()).isEqualTo("invalid_grant");
		assertThat(answer.get("suberror").asText()).isEqualTo("consent_required");
		assertThat(answer.get("error_codes").get(0).asInt()).isEqualTo(65001);
	}

	@Test
	void saysInTheIdTokenWhoConsentedAndInWhatRole() throws Exception {
		JsonNode answer = Sample.json(
				this.sample.redeem("organizations", Map.of("code", this.sample.consentForEveryone("contoso.example"))));

		JsonNode claims = Sample.claims(answer.get("id_token").asText());

		assertThat(claims.get("iss").asText())
			.isEqualTo("https://login.microsoftonline.com/" + Sample.tenantId("contoso.example") + "/v2.0");
		assertThat(claims.get("aud").asText()).isEqualTo(Sample.CLIENT);
		assertThat(claims.get("nonce").asText()).isEqualTo("n1");
		assertThat(claims.get("preferred_username").asText()).isEqualTo("admin@contoso.example");
		assertThat(claims.get("wids")).map(JsonNode::asText).contains("62e90394-69f5-4237-9190-012177145e10");
		assertThat(List.of(answer.get("scope").asText().split(" "))).contains("Directory.Read.All", "openid");
		assertThat(answer.get("client_info").asText()).isNotEmpty();
	}

	private List<Grant> grants(String domain) {
		return this.sample.tenant(domain).grants();
	}

	private int refusal(String tenant, Map<String, String> changes) {
		return Sample.json(this.sample.redeem(tenant, changes)).path("error_codes").path(0).asInt();
	}

}
