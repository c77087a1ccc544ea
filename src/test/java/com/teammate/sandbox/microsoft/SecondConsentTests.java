package com.teammate.sandbox.microsoft;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecondConsentTests {

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void answersAnAcceptingAdministratorByQuery() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.adminConsentAddress(Sample.tenantId("contoso.example")))
			.signIn("admin@contoso.example");
		assertThat(browser.html()).contains("Accept for your organization", "Read and write domains");

		browser.accept();

		assertThat(browser.callback()).hasToString(Sample.SECOND);
		assertThat(browser.answer()).isEqualTo(Map.of("admin_consent", "True", "tenant",
				Sample.tenantId("contoso.example"), "scope", Sample.GRAPH, "state", "s2"));
	}

	@Test
	void saysAdminConsentTrueEvenWhenDeclined() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.adminConsentAddress("contoso.example"))
			.signIn("admin@contoso.example")
			.cancel();

		assertThat(browser.answer()).containsEntry("admin_consent", "True").containsEntry("error", "consent_required");
		assertThat(browser.answer().get("error_description")).startsWith("AADSTS65004");
	}

	@Test
	void answersVersionOneInItsOwnWords() {
		String address = this.sample.microsoft.address() + "/common/adminconsent?"
				+ Forms.encode(Map.of("client_id", Sample.CLIENT, "redirect_uri", Sample.SECOND, "state", "s2"));

		FormBrowser declined = this.sample.browser().open(address).signIn("admin@contoso.example").cancel();
		FormBrowser accepted = this.sample.browser().open(address).signIn("admin@contoso.example").accept();

		assertThat(declined.answer()).isEqualTo(Map.of("error", "permission_denied", "error_description",
				"The admin canceled the request", "state", "s2"));
		assertThat(accepted.answer())
			.isEqualTo(Map.of("admin_consent", "True", "tenant", Sample.tenantId("contoso.example"), "state", "s2"));
	}

	@Test
	void refusesVersionTwoForCommonAndWithoutScope() {
		FormBrowser browser = this.sample.browser();

		assertThat(browser.open(this.sample.adminConsentAddress("common")).html()).contains("AADSTS90130");
		assertThat(browser.open(this.sample.adminConsentAddress("contoso.example").replace("scope=", "no=")).html())
			.contains("AADSTS900144");
	}

	@Test
	void letsOnlyAdministratorsAccept() {
		FormBrowser browser = this.sample.browser()
			.open(this.sample.adminConsentAddress("contoso.example"))
			.signIn("teams@contoso.example");
		assertThat(browser.html()).contains("Need admin approval");

		assertThat(browser.accept().html()).contains("Need admin approval");
		assertThat(browser.returnToApplication().answer())
			.isEqualTo(Map.of("error", "access_denied", "error_subcode", "cancel", "state", "s2"));
		assertThat(this.sample.tenant("contoso.example").appRoleAssignments()).isEmpty();
	}

	@Test
	void takesAwayDelegatedPermissionsThatAreNotInTheManifest() {
		this.sample.browser()
			.open(this.sample.authorizeAddress("organizations",
					Map.of("scope", Sample.SCOPE + " Organization.Read.All")))
			.signIn("admin@contoso.example")
			.acceptForEveryone();
		this.sample.clock.pass(Duration.ofMinutes(1));
		assertThat(visibleScopes()).contains("Organization.Read.All");

		this.sample.consentToRoles("contoso.example");
		assertThat(visibleScopes()).as("before replication").contains("Organization.Read.All");
		this.sample.clock.pass(Duration.ofMinutes(1));

		assertThat(visibleScopes()).containsExactlyInAnyOrder("User.Read", "Directory.Read.All",
				"RoleManagement.ReadWrite.Directory");
	}

	@Test
	void issuesNoApplicationTokenBeforeConsent() {
		assertThat(refusal("contoso.example")).isEqualTo(700016);

		this.sample.consentForEveryone("contoso.example");
		this.sample.clock.pass(Duration.ofSeconds(1));

		assertThat(rolesInToken("contoso.example")).isEmpty();
	}

	@Test
	void letsEveryPartOfASlowConsentArriveLate() throws Exception {
		this.sample.consentForEveryone("tailspin.example");
		this.sample.consentToRoles("tailspin.example");
		assertThat(refusal("tailspin.example")).isEqualTo(700016);

		this.sample.clock.pass(Duration.ofSeconds(11));
		assertThat(rolesInToken("tailspin.example")).isEmpty();

		this.sample.clock.pass(Duration.ofSeconds(20));
		assertThat(rolesInToken("tailspin.example")).hasSize(6);
		String token = this.sample.applicationToken("tailspin.example", Sample.GRAPH);
		assertThat(this.sample.graph("GET", "/domains", token, "").statusCode()).isEqualTo(403);

		this.sample.clock.pass(Duration.ofSeconds(10));
		assertThat(this.sample.graph("GET", "/domains", token, "").statusCode()).isEqualTo(200);
	}

	@Test
	void leavesATokenTheRolesItWasIssuedWith() {
		this.sample.consentForEveryone("contoso.example");
		this.sample.clock.pass(Duration.ofSeconds(1));
		String early = this.sample.applicationToken("contoso.example", Sample.GRAPH);

		this.sample.consentToRoles("contoso.example");
		this.sample.clock.pass(Duration.ofMinutes(1));

		assertThat(this.sample.graph("GET", "/domains", early, "").statusCode()).isEqualTo(403);
		assertThat(rolesInToken("contoso.example")).hasSize(6);
	}

	@Test
	void refusesApplicationTokensThatAreAskedForWrongly() {
		this.sample.consentToEverything("contoso.example");

		assertThat(refusal("organizations", Sample.GRAPH)).isEqualTo(50059);
		assertThat(refusal("contoso.example", "https://graph.microsoft.com/User.Read")).isEqualTo(1002012);
		assertThat(refusal("contoso.example", "https://example.org/.default")).isEqualTo(500011);
		assertThat(refusal("contoso.example", "openid profile " + Sample.GRAPH + " offline_access")).isZero();
		assertThat(refusal("contoso.example", Sample.TEAMS)).isZero();
	}

	private Set<String> visibleScopes() {
		Tenant tenant = this.sample.tenant("contoso.example");
		return tenant.visible(tenant.grants(), Grant::visibility)
			.stream()
			.filter(Grant::isForEveryone)
			.findFirst()
			.orElseThrow()
			.scopes();
	}

	private Set<String> rolesInToken(String domain) {
		try {
			JsonNode claims = Sample.claims(this.sample.applicationToken(domain, Sample.GRAPH));
			Set<String> roles = new TreeSet<>();
			claims.path("roles").forEach((role) -> roles.add(role.asText()));
			return roles;
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private int refusal(String domain) {
		return refusal(domain, Sample.GRAPH);
	}

	private int refusal(String domain, String scope) {
		return Sample.json(this.sample.token(domain, Map.of("grant_type", "client_credentials", "scope", scope)))
			.path("error_codes")
			.path(0)
			.asInt();
	}

}
