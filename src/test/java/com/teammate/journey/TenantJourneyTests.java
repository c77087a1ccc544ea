package com.teammate.journey;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.Replication;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tenants in which something is in the way: each names its owner, and goes on by itself.
 */
class TenantJourneyTests {

	private static final String TEAMS_COMMUNICATIONS_ADMINISTRATOR = "baf37b3a-610e-45da-9e62-d9d1e5e8914b";

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@Test
	void waitsForAFreeLicence() {
		try (Company company = Company.of("fabrikam.example", "eu-west")) {
			company.tenant().atOnce();
			company.consent();
			company.awaitNextAction("LICENCE_MISSING");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(this.operator.incidents(company.id())).isEmpty();

			company.tenant().freeLicences(1);
			TestSandbox.world().clock().forward(Duration.ofSeconds(30));

			company.awaitActive();
			company.assertNothingTwice();
		}
	}

	@Test
	void waitsForAConsentThatReplicatesSlowly() {
		try (Company company = Company.of("tailspin.example", "us-west")) {
			company.tenant().activateAfter(Duration.ZERO);
			company.consent();
			company.awaitNextAction("REPLICATE_CONSENTS");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("MICROSOFT");

			TestSandbox.world().clock().forward(Duration.ofSeconds(45));

			company.awaitActive();
			company.assertNothingTwice();
			assertThat(company.letter(2).subject()).endsWith("is connected");
			assertThat(company.letters()).hasSize(2);
		}
	}

	@Test
	void waitsForATakenSubDomainToBeReleased() {
		try (Company company = Company.of("wingtip.example", "us-west")) {
			company.tenant().atOnce();
			company.consent();
			company.awaitNextAction("DOMAIN_TAKEN");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("SUPPORT");
			assertThat(this.operator.incidents(company.id())).isEmpty();

			company.tenant().domainFree();
			TestSandbox.world().clock().forward(Duration.ofSeconds(30));

			company.awaitActive();
			company.assertNothingTwice();
		}
	}

	@Test
	void getsThroughThrottlingAndStumbling() {
		try (Company company = Company.of("litware.example", "ca-central")) {
			company.tenant().atOnce();

			company.consent();

			company.awaitActiveInFastMotion();
			company.assertNothingTwice();
			assertThat(company.calls("POST", "/v1.0/domains", 201)).isEqualTo(1);
			assertThat(company.calls("POST", "/v1.0/users", 201)).isEqualTo(1);
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void waitsForTheRoleOfOurApplication() {
		try (Company company = Company.swift()) {
			var second = company.administrator().grantFirst(company.enterCode(), company.admin());
			company.tenant().removeRoles("application");
			company.administrator().grantSecond(second, company.admin());
			company.awaitNextAction("DIRECTORY_ROLE_MISSING");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");

			company.tenant().grantRole("application", TEAMS_COMMUNICATIONS_ADMINISTRATOR);
			TestSandbox.world().clock().forward(Duration.ofMinutes(1));

			company.awaitActive();
			company.assertNothingTwice();
		}
	}

	@Test
	void standsAsOneIncidentWhileOurApplicationIsDisabled() {
		try (Company company = Company.swift()) {
			company.tenant().activateAfter(Duration.ofMinutes(30));
			company.consent();
			company.awaitNextAction("ACTIVATE_DOMAIN");
			company.tenant().applicationEnabled(false);
			TestSandbox.world().clock().forward(Duration.ofMinutes(31));

			JsonNode incident = incident(company, "APPLICATION_DISABLED: ");

			assertThat(company.step("LINK_SBC_REGIONS")).isEqualTo("PROBLEM");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			company.tenant().applicationEnabled(true);
			this.operator.retry(incident);
			company.awaitActive();
			company.assertNothingTwice();
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "AADSTS7000215: Invalid client secret provided., CREDENTIAL_WRONG",
			"AADSTS7000222: The provided client secret keys are expired., CREDENTIAL_EXPIRED",
			"AADSTS50011: The redirect URI does not match., REGISTRATION_WRONG" })
	void alarmsOperationsOfAFaultOfOursAndGoesOnOnceItIsMended(String words, String cause) {
		try (Company company = Company.swift()) {
			var second = company.administrator().grantFirst(company.enterCode(), company.admin());
			company.tenant().failToken(401, "invalid_client", words, 100);
			company.administrator().grantSecond(second, company.admin());

			JsonNode incident = incident(company, cause + ": ");
			company.awaitNextAction(cause);
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("OPERATIONS");
			assertThat(company.step("VERIFY_CONSENTS")).isEqualTo("PROBLEM");
			assertThat(company.administrator().open(company.page("/consent")).asNormalizedText())
				.contains("Something is wrong on our side, not on yours");
			// It pauses, however much time passes, and the figures are a minute old at
			// most.
			TestSandbox.world().clock().forward(Duration.ofHours(3));
			assertThat(this.operator.text("/actuator/prometheus"))
				.containsPattern("teammate_waiting\\{actor=\"OPERATIONS\",code=\"" + cause + "\"} [1-9]")
				.containsPattern("teammate_incidents\\{cause=\"" + cause + "\",owner=\"OPERATIONS\"} [1-9]");
			assertThat(this.operator.incidents(company.id())).extracting((each) -> each.path("id"))
				.containsExactly(incident.path("id"));
			assertThat(this.operator.open(company.id()).at("/file/attempts").findValuesAsText("cause"))
				.containsOnlyOnce(cause);

			company.tenant().forgetFailures();
			this.operator.retryAll(company.id());
			company.awaitActive();
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void asksAgainForAPermissionThatIsTakenBackInTheMiddleOfLinking() {
		try (Company company = Company.swift()) {
			company.tenant().freeLicences(0);
			company.consent();
			company.awaitNextAction("LICENCE_MISSING");
			company.tenant()
				.revokeApplicationConsent("User.ReadWrite.All", "LicenseAssignment.ReadWrite.All")
				.freeLicences(1);
			// Old enough to be no replication any more, and so are our tokens.
			TestSandbox.world().clock().forward(Duration.ofHours(2));
			company.awaitJobFailure("PERMISSION_MISSING");
			awaitFinding(company, "PERMISSIONS_LOST");
			TestSandbox.world().clock().forward(Duration.ofMinutes(6));
			company.awaitNextAction("PERMISSIONS_LOST");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.letter(2).subject()).contains("need a consent of yours again");
			assertThat(company.reseller().post("/api/v1/enterprises/" + company.id() + "/invitation", "").statusCode())
				.isEqualTo(202);
			Mail letter = company.letter(3);
			assertThat(letter.subject()).contains("need a consent of yours again");

			HtmlPage second = company.administrator().accept(letter);
			assertThat(second.asNormalizedText()).contains("Second consent").doesNotContain("First consent of");
			company.administrator().grantSecond(second, company.admin());

			company.awaitActive();
			company.assertNothingTwice();
			assertThat(company.history()).anyMatch((text) -> text.startsWith("It is not so any more that"));
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void namesTheRoleThatIsTakenAwayInTheMiddleOfLinking() {
		try (Company company = Company.swift()) {
			company.tenant().activateAfter(Duration.ofMinutes(30));
			company.consent();
			company.awaitNextAction("ACTIVATE_DOMAIN");
			company.tenant().removeRoles("application");
			TestSandbox.world().clock().forward(Duration.ofMinutes(31));
			company.awaitNextAction("DIRECTORY_ROLE_MISSING");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");

			company.tenant().grantRole("application", TEAMS_COMMUNICATIONS_ADMINISTRATOR);
			company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "");

			company.awaitActive();
			company.assertNothingTwice();
			assertThat(company.findings()).isEmpty();
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	private static void awaitFinding(Company company, String code) {
		await("finding " + code).atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(company.findings()).extracting((finding) -> finding.path("code").asText())
				.contains(code));
	}

	private JsonNode incident(Company company, String cause) {
		await("incident").atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.operator.incidents(company.id())).hasSize(1));
		List<JsonNode> incidents = this.operator.incidents(company.id());
		assertThat(incidents.get(0).path("incidentMessage").asText()).startsWith(cause);
		assertThat(company.nextAction().path("code").asText() + ": ").isEqualTo(cause);
		return incidents.get(0);
	}

}
