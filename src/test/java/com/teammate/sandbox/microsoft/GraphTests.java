package com.teammate.sandbox.microsoft;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphTests {

	private static final String SUBDOMAIN = "contoso.sbc.carrier.example";

	private static final String E5 = "06ebc4ee-1bb5-47dd-8120-11324bc54e06";

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void believesOnlyItsOwnFreshTokens() {
		String token = token("contoso.example");
		String teams = this.sample.applicationToken("contoso.example", Sample.TEAMS);
		String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";

		assertThat(this.sample.get("/v1.0/organization").statusCode()).isEqualTo(401);
		assertRefused(graph("GET", "/organization", teams, ""), 401, "InvalidAuthenticationToken");
		assertRefused(graph("GET", "/organization", forged, ""), 401, "InvalidAuthenticationToken");
		assertThat(graph("GET", "/organization", token, "").statusCode()).isEqualTo(200);
		this.sample.clock.pass(Duration.ofHours(1));
		assertRefused(graph("GET", "/organization", token, ""), 401, "InvalidAuthenticationToken");
	}

	@Test
	void refusesWhatTheTokenDoesNotPermit() {
		String application = token("contoso.example");
		String person = this.sample.delegatedToken("contoso.example");

		assertRefused(graph("POST", "/domains", person, "{\"id\":\"" + SUBDOMAIN + "\"}"), 403,
				"Authorization_RequestDenied");
		assertRefused(graph("DELETE", "/servicePrincipals/" + Guids.random(), application, ""), 403,
				"Authorization_RequestDenied");
		assertRefused(graph("POST", "/roleManagement/directory/roleAssignments", application, "{}"), 403,
				"Authorization_RequestDenied");
		assertRefused(graph("GET", "/me", application, ""), 403, "Authorization_RequestDenied");
	}

	@Test
	void refusesUnknownPathsPropertiesAndQueries() {
		String token = token("contoso.example");

		assertRefused(graph("GET", "/nonsense", token, ""), 404, "ResourceNotFound");
		assertRefused(graph("PUT", "/domains", token, ""), 405, "Request_BadRequest");
		assertRefused(graph("POST", "/domains", token, "{\"id\":\"" + SUBDOMAIN + "\",\"isDefault\":true}"), 400,
				"Request_BadRequest");
		assertRefused(graph("POST", "/domains", token, "no json"), 400, "Request_BadRequest");
		assertRefused(graph("GET", "/users?$filter=startswith(displayName,'a')", token, ""), 400,
				"Request_UnsupportedQuery");
		assertRefused(graph("GET", "/users?$filter=city%20eq%20'x'", token, ""), 400, "Request_UnsupportedQuery");
		assertRefused(graph("GET", "/users?$orderby=id", token, ""), 400, "Request_UnsupportedQuery");
		assertRefused(graph("GET", "/users?$select=nonsense", token, ""), 400, "Request_BadRequest");
	}

	@Test
	void pagesAndSelects() throws Exception {
		String token = token("contoso.example");
		for (int i = 0; i < 4; i++) {
			graph("POST", "/users", token, user("service" + i + "@contoso.example"));
		}

		List<String> names = new ArrayList<>();
		String path = "/users?$select=userPrincipalName";
		int pages = 0;
		while (!path.isEmpty()) {
			JsonNode page = Sample.json(graph("GET", path, token, ""));
			page.get("value").forEach((user) -> {
				assertThat(user).hasSize(1);
				names.add(user.get("userPrincipalName").asText());
			});
			path = page.path("@odata.nextLink").asText().replaceFirst(".*/v1.0", "");
			pages++;
		}

		assertThat(names).hasSize(7).doesNotHaveDuplicates();
		assertThat(pages).isEqualTo(2);
		assertThat(Sample.json(graph("GET", "/users?$top=999", token, "")).get("value")).hasSize(7);
	}

	@Test
	void verifiesADomainOnlyByItsTextRecord() throws Exception {
		String token = token("contoso.example");
		try (SampleNameServer names = new SampleNameServer()) {
			this.sample.microsoft.nameServer(names.address());
			assertThat(graph("POST", "/domains", token, "{\"id\":\"" + SUBDOMAIN + "\"}").statusCode()).isEqualTo(201);
			JsonNode records = Sample.json(graph("GET", "/domains/" + SUBDOMAIN + "/verificationDnsRecords", token, ""))
				.get("value");
			assertThat(records).map((record) -> record.get("recordType").asText()).containsExactly("Mx", "Txt");

			assertRefused(verify(token), 400, "Request_BadRequest");
			names.publish(SUBDOMAIN, "MS=ms00000000");
			assertRefused(verify(token), 400, "Request_BadRequest");
			names.publish(SUBDOMAIN, records.get(1).get("text").asText());
			assertThat(Sample.json(verify(token)).get("isVerified").asBoolean()).isTrue();

			assertThat(Sample.json(verify(token)).at("/error/message").asText())
				.isEqualTo("Domain is already verified.");
			assertThat(this.sample.get("/" + SUBDOMAIN + "/v2.0/.well-known/openid-configuration").body())
				.contains(Sample.tenantId("contoso.example"));
			assertUsedElsewhere(graph("POST", "/domains", token("adatum.example"), "{\"id\":\"" + SUBDOMAIN + "\"}"));
		}
	}

	@Test
	void knowsWhenASubdomainIsTaken() {
		String token = token("wingtip.example");

		assertUsedElsewhere(graph("POST", "/domains", token, "{\"id\":\"wingtip.sbc.carrier.example\"}"));

		this.sample.microsoft.switches("wingtip.example").domainTakenAtVerifying();
		graph("POST", "/domains", token, "{\"id\":\"wingtip.sbc.carrier.example\"}");
		assertUsedElsewhere(graph("POST", "/domains/wingtip.sbc.carrier.example/verify", token, ""));
	}

	@Test
	void refusesUsersThatMicrosoftWouldRefuse() {
		String token = token("contoso.example");
		assertThat(graph("POST", "/users", token, user("one@contoso.example")).statusCode()).isEqualTo(201);

		JsonNode twin = Sample.json(graph("POST", "/users", token, user("ONE@contoso.example")));

		assertThat(twin.at("/error/details/0/code").asText()).isEqualTo("ObjectConflict");
		assertMessage(graph("POST", "/users", token, user("one@unverified.example")), "domain portion");
		assertMessage(graph("POST", "/users", token, user("two@contoso.example").replace("Secret-1", "secret")),
				"password complexity");
		assertMessage(graph("POST", "/users", token, user("two@contoso.example").replace("\"US\"", "\"United\"")),
				"usageLocation");
		assertMessage(graph("POST", "/users", token, "{\"accountEnabled\":true}"), "A value is required");
	}

	@Test
	void accountsForEverySeat() {
		String token = token("fabrikam.example");
		String id = Sample.json(graph("POST", "/users", token, user("one@fabrikam.example"))).get("id").asText();
		String add = "{\"addLicenses\":[{\"skuId\":\"" + E5 + "\"}],\"removeLicenses\":[]}";
		String remove = "{\"addLicenses\":[],\"removeLicenses\":[\"" + E5 + "\"]}";

		assertMessage(graph("POST", "/users/" + id + "/assignLicense", token, add),
				"does not have any available licenses");
		this.sample.clock.pass(Duration.ofMinutes(59));
		assertThat(free("fabrikam.example")).isZero();
		this.sample.clock.pass(Duration.ofMinutes(2));
		String later = this.sample.applicationToken("fabrikam.example", Sample.GRAPH);
		assertThat(graph("GET", "/subscribedSkus", later, "").statusCode()).isEqualTo(200);
		assertThat(free("fabrikam.example")).isEqualTo(5);

		graph("POST", "/users/" + id + "/assignLicense", later, add);
		graph("POST", "/users/" + id + "/assignLicense", later, add);
		assertThat(free("fabrikam.example")).as("assigned twice, taken once").isEqualTo(4);
		graph("POST", "/users/" + id + "/assignLicense", later, remove);
		assertThat(free("fabrikam.example")).isEqualTo(5);
		assertMessage(graph("POST", "/users/" + id + "/assignLicense", later, remove), "corresponding license");
	}

	@Test
	void licensesNobodyWithoutAUsageLocation() {
		String token = token("contoso.example");
		String body = user("one@contoso.example").replace(",\"usageLocation\":\"US\"", "");
		String id = Sample.json(graph("POST", "/users", token, body)).get("id").asText();
		String add = "{\"addLicenses\":[{\"skuId\":\"" + E5 + "\"}],\"removeLicenses\":[]}";

		assertMessage(graph("POST", "/users/" + id + "/assignLicense", token, add), "invalid usage location");
		graph("PATCH", "/users/" + id, token, "{\"usageLocation\":\"US\"}");

		assertThat(graph("POST", "/users/" + id + "/assignLicense", token, add).statusCode()).isEqualTo(200);
	}

	@Test
	void deletesADomainOnlyOnceNobodyUsesIt() {
		String token = token("contoso.example");
		Tenant tenant = this.sample.tenant("contoso.example");
		tenant.domains().put(SUBDOMAIN, new Domain(SUBDOMAIN, Domain.Kind.CUSTOM, this.sample.clock.instant(), null));
		graph("POST", "/users", token, user("service@" + SUBDOMAIN));

		assertMessage(graph("DELETE", "/domains/" + SUBDOMAIN, token, ""), "has references");
		assertThat(Sample.json(graph("GET", "/domains/" + SUBDOMAIN + "/domainNameReferences", token, "")).get("value"))
			.hasSize(1);
		assertThat(graph("POST", "/domains/" + SUBDOMAIN + "/forceDelete", token, "{\"disableUserAccounts\":true}")
			.statusCode()).isEqualTo(204);

		assertThat(graph("GET", "/domains/" + SUBDOMAIN, token, "").statusCode()).isEqualTo(200);
		this.sample.clock.pass(Duration.ofSeconds(3));
		assertRefused(graph("GET", "/domains/" + SUBDOMAIN, token, ""), 404, "Request_ResourceNotFound");
		assertThat(tenant.user("service@contoso.onmicrosoft.com").orElseThrow().isEnabled()).isFalse();
	}

	@Test
	void throttlesAndStumblesInAFlakyTenantButSucceedsInTheEnd() {
		this.sample.microsoft.switches("litware.example").flaky(false);
		String token = token("litware.example");
		this.sample.microsoft.switches("litware.example").flaky(true);

		for (String path : List.of("/organization", "/domains", "/subscribedSkus", "/servicePrincipals")) {
			HttpResponse<String> first = graph("GET", path, token, "");
			assertRefused(first, 429, "TooManyRequests");
			assertThat(first.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 2L);
			assertThat(graph("GET", path, token, "").statusCode()).isIn(200, 502, 503);
			assertThat(graph("GET", path, token, "").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void showsSomeoneWithoutDirectoryReadThatHeHasRolesButNotWhich() {
		String code = this.sample.browser()
			.open(this.sample.authorizeAddress("organizations", Map.of("scope", "openid User.Read")))
			.signIn("admin@contoso.example")
			.accept()
			.answer()
			.get("code");
		String token = Sample.json(this.sample.redeem("organizations", Map.of("code", code, "scope", "User.Read")))
			.get("access_token")
			.asText();

		JsonNode role = Sample.json(graph("GET", "/me/transitiveMemberOf/microsoft.graph.directoryRole", token, ""))
			.at("/value/0");

		assertThat(role.get("id").asText()).isNotEmpty();
		assertThat(role.get("roleTemplateId").isNull()).isTrue();
	}

	private String token(String domain) {
		this.sample.consentToEverything(domain);
		return this.sample.applicationToken(domain, Sample.GRAPH);
	}

	private HttpResponse<String> graph(String method, String path, String token, String body) {
		return this.sample.graph(method, path, token, body);
	}

	private HttpResponse<String> verify(String token) {
		return graph("POST", "/domains/" + SUBDOMAIN + "/verify", token, "");
	}

	private int free(String domain) {
		return this.sample.tenant(domain).subscription(E5).orElseThrow().free();
	}

	private static String user(String name) {
		return "{\"accountEnabled\":true,\"displayName\":\"Service\",\"mailNickname\":\"service\",\"userPrincipalName\":\""
				+ name + "\",\"passwordProfile\":{\"password\":\"Secret-1\"},\"usageLocation\":\"US\"}";
	}

	private static void assertRefused(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(Sample.json(response).at("/error/code").asText()).isEqualTo(code);
		assertThat(Sample.json(response).at("/error/innerError/request-id").asText()).isNotEmpty();
	}

	private static void assertMessage(HttpResponse<String> response, String words) {
		assertRefused(response, 400, "Request_BadRequest");
		assertThat(response.body()).contains(words);
	}

	private static void assertUsedElsewhere(HttpResponse<String> response) {
		assertMessage(response, "used in another Office 365 subscription");
	}

}
