package com.teammate.sandbox.microsoft;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ControlPanelTests {

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void writesEveryExchangeDownWithoutItsSecrets() throws Exception {
		String code = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of("response_mode", "query")))
			.signIn("admin@contoso.example")
			.acceptForEveryone()
			.answer()
			.get("code");
		String token = Sample.json(this.sample.redeem("organizations", Map.of("code", code)))
			.get("access_token")
			.asText();
		this.sample.graph("GET", "/me", token, "");
		String posted = this.sample.consentForEveryone("contoso.example");
		this.sample.post("/teams-powershell", "application/json",
				"{\"tenant\":\"contoso.example\",\"graphToken\":\"" + token + "\"}");

		String log = this.sample.get("/log").body();

		assertThat(log).doesNotContain(code, posted, token, token.split("\\.")[2], "the+secret", Sample.SECRET);
		assertThat(log).contains("/v1.0/me", "grant_type=authorization_code", "client_secret=***");
		for (String line : log.strip().split("\n")) {
			JsonNode exchange = Json.parse(line);
			assertThat(exchange.fieldNames()).toIterable()
				.containsExactly("at", "method", "path", "query", "requestHeaders", "requestBody", "status",
						"responseHeaders", "responseBody");
			assertThat(Instant.parse(exchange.get("at").asText())).isEqualTo(this.sample.clock.instant());
		}
	}

	@Test
	void showsTheStateOfATenant() {
		this.sample.consentToEverything("contoso.example");

		JsonNode state = Sample.json(this.sample.get("/tenants/contoso.example"));

		assertThat(state.get("id").asText()).isEqualTo(Sample.tenantId("contoso.example"));
		assertThat(state.fieldNames()).toIterable()
			.contains("domains", "users", "licences", "grants", "servicePrincipals", "usages", "routes", "policies",
					"appRoleAssignments", "roleAssignments");
		assertThat(state.get("users")).hasSize(3);
		assertThat(state.get("appRoleAssignments")).hasSize(6);
		assertThat(state.at("/grants/0/consentType").asText()).isEqualTo("AllPrincipals");
		assertThat(this.sample.get("/tenants/gmail.com").statusCode()).isEqualTo(404);
		assertThat(Sample.json(this.sample.get("/tenants"))).hasSizeGreaterThanOrEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/log.html", "/control/tenants/contoso.example",
			"/control/tenants?domain=adatum.example" })
	void hasPagesToLookAt(String path) {
		assertThat(this.sample.get(path).statusCode()).isEqualTo(200);
		assertThat(this.sample.get(path).body()).contains("<h1>", "Simulated Microsoft", "<main>");
	}

	@Test
	void letsTimePass() {
		Instant before = this.sample.clock.instant();

		assertThat(turn("/control/clock?forward=PT6H")).isEqualTo(204);

		assertThat(this.sample.clock.instant()).isEqualTo(before.plusSeconds(6 * 3600));
		assertThat(turn("/control/clock?forward=tomorrow")).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "licences?free=3", "activation?after=PT30H", "gateways?on=true", "replication?roles=PT5S",
			"sub-domain?taken=at-adding", "loss?of=routes", "loss?of=usages-and-policies", "loss?of=licences",
			"loss?of=sub-domains", "loss?of=dns-records", "foreign-route?name=TM-x", "flaky?on=true", "teams?on=false",
			"conditional-access?on=true", "failures?place=graph&status=500", "failures/clear", "consent",
			"consent/revoke?kind=application", "application?on=false",
			"directory-role?role=69091246-20e8-4a56-aa4d-066075b2a7a8", "directory-role/remove", "reset" })
	void hasTheSwitchesThatTheStartPageNames(String path) {
		assertThat(turn("/control/tenants/contoso.example/" + path)).isEqualTo(204);
		assertThat(this.sample.get("/").body()).contains("{domain}/" + path.replaceFirst("\\?.*", ""));
	}

	@Test
	void failsTheNextVisitAsAsked() {
		turn("/control/tenants/contoso.example/failures?place=authorize&code=access_denied&words=AADSTS65004%3A+no");
		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of()))
			.signIn("admin@contoso.example");

		assertThat(browser.answer()).containsEntry("error", "access_denied")
			.containsEntry("error_description", "AADSTS65004: no");
		assertThat(this.sample.consentForEveryone("contoso.example")).isNotEmpty();
	}

	@Test
	void keepsPeopleOutByConditionalAccess() {
		turn("/control/tenants/contoso.example/conditional-access?on=true");

		FormBrowser browser = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of()))
			.signIn("admin@contoso.example");

		assertThat(browser.html()).contains("AADSTS53003");
		assertThat(browser.returnToApplication().answer().get("error_description")).startsWith("AADSTS53003");
	}

	@Test
	void failsTheNextCallsAsAsked() {
		this.sample.consentToEverything("contoso.example");
		turn("/control/tenants/contoso.example/failures?place=token&status=401&code=invalid_client&words=AADSTS7000222%3A+expired");
		JsonNode refusal = Sample.json(application());
		assertThat(refusal.at("/error_codes/0").asInt()).isEqualTo(7000222);

		turn("/control/tenants/contoso.example/failures?place=token&shape=html&status=502");
		assertThat(application().headers().firstValue("Content-Type").orElse("")).startsWith("text/html");

		String token = Sample.json(application()).get("access_token").asText();
		turn("/control/tenants/contoso.example/failures?place=graph&shape=braces&status=503&times=2&retryAfter=7");
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> answer = this.sample.graph("GET", "/organization", token, "");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).isEqualTo("{}");
			assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
		}
		assertThat(this.sample.graph("GET", "/organization", token, "").statusCode()).isEqualTo(200);
	}

	@Test
	void takesConsentBack() {
		this.sample.consentToEverything("contoso.example");
		turn("/control/tenants/contoso.example/application?on=false");
		assertThat(Sample.json(application()).at("/error_codes/0").asInt()).isEqualTo(7000112);

		turn("/control/tenants/contoso.example/consent/revoke");

		assertThat(Sample.json(application()).at("/error_codes/0").asInt()).isEqualTo(7000229);
		assertThat(this.sample.microsoft.state("contoso.example").get("grants")).isEmpty();
	}

	@Test
	void forgetsEverything() {
		this.sample.consentToEverything("contoso.example");
		this.sample.consentToEverything("adatum.example");

		turn("/control/tenants/contoso.example/reset");
		assertThat(this.sample.microsoft.state("contoso.example").get("grants")).isEmpty();
		assertThat(this.sample.microsoft.state("adatum.example").get("grants")).isNotEmpty();

		turn("/control/reset");
		assertThat(this.sample.microsoft.state("adatum.example").get("grants")).isEmpty();
		assertThat(this.sample.microsoft.log()).isEmpty();
	}

	private HttpResponse<String> application() {
		return this.sample.token("contoso.example", Map.of("grant_type", "client_credentials", "scope", Sample.GRAPH));
	}

	private int turn(String path) {
		return this.sample.post(path, "application/x-www-form-urlencoded", "").statusCode();
	}

}
