package com.teammate.journey;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Desk;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.microsoft.Replication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the check of a tenant finds, and how it goes on once somebody has acted. */
class CheckJourneyTests {

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@Test
	void waitsForTeamsAndLooksAgainWhenAsked() {
		try (Company company = swiftly("lucerne.example")) {
			company.consent();
			company.awaitNextAction("TEAMS_MISSING");
			assertThat(finding(company, "TEAMS_MISSING").path("owner").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(finding(company, "TEAMS_MISSING").path("blocking").asBoolean()).isTrue();
			assertThat(finding(company, "TEAMS_MISSING").path("fix").asText()).contains("admin center");

			company.tenant().teams(true);

			assertThat(check(company).statusCode()).isEqualTo(202);
			company.awaitActive();
			assertThat(company.findings()).isEmpty();
			assertThat(company.history()).anyMatch((text) -> text.contains("no subscription with Teams"));
		}
	}

	@Test
	void waitsForTheRoleThatTheConsentCouldNotGive() {
		try (Company company = swiftly("margie.example")) {
			company.consent();
			company.awaitNextAction("DIRECTORY_ROLE_MISSING");
			assertThat(company.administrator().open(company.page("/consent")).asNormalizedText())
				.contains("Roles & admins", "Check again");
			assertThat(this.operator.incidents(company.id())).isEmpty();

			company.tenant().grantRole("application", "baf37b3a-610e-45da-9e62-d9d1e5e8914b");

			assertThat(check(company).statusCode()).isEqualTo(202);
			company.awaitActive();
		}
	}

	@Test
	void saysThatALicenceIsMissingWithoutStoppingTheRest() {
		try (Company company = Company.swift()) {
			company.tenant().freeLicences(0);
			company.consent();
			company.awaitNextAction("LICENCE_MISSING");
			assertThat(finding(company, "LICENCE_MISSING").path("blocking").asBoolean()).isFalse();

			company.tenant().freeLicences(1);

			TestSandbox.bean(Desk.class)
				.check(EnterpriseId.of(company.id()), new StaffAct("support", "They have bought one"));
			company.awaitActive();
			assertThat(company.findings()).isEmpty();
			assertThat(company.history()).contains("Support had everything checked again.");
		}
	}

	@Test
	void saysThatNobodyCanCallYetAndLinksAllTheSame() {
		try (Company company = Company.swift()) {
			company.tenant().phone(false);
			company.consent();
			company.awaitActive();
			assertThat(finding(company, "PHONE_LICENCE_MISSING").path("owner").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(finding(company, "PHONE_LICENCE_MISSING").path("blocking").asBoolean()).isFalse();
			assertThat(finding(company, "PHONE_LICENCE_MISSING").path("fix").asText()).contains("Teams Phone");
			company.awaitNextAction("none");

			company.tenant().phone(true);

			assertThat(check(company).statusCode()).isEqualTo(202);
			await("closed").atMost(Duration.ofSeconds(60)).until(() -> company.findings().isEmpty());
		}
	}

	@Test
	void saysBeforehandThatTheSubDomainIsAnotherTenants() {
		try (Company company = Company.swift()) {
			String elsewhere = Company.newDomain();
			TestSandbox.world().microsoft().switches(elsewhere).own(company.fqdn());
			company.consent();
			company.awaitNextAction("DOMAIN_TAKEN");
			JsonNode finding = finding(company, "SUB_DOMAIN_TAKEN");
			assertThat(finding.path("owner").asText()).isEqualTo("SUPPORT");
			assertThat(finding.path("blocking").asBoolean()).isFalse();
			assertThat(finding.path("subject").asText()).isEqualTo(company.fqdn());

			TestSandbox.world().microsoft().switches(elsewhere).disown(company.fqdn());

			assertThat(check(company).statusCode()).isEqualTo(202);
			company.awaitActive();
			assertThat(company.findings()).isEmpty();
		}
	}

	@Test
	void neverWritesOverAVoiceRouteOfSomebodyElse() {
		try (Company company = Company.swift()) {
			String route = company.planned("VOICE_ROUTE");
			company.tenant().foreignRoute(route);
			company.consent();
			company.awaitNextAction("VOICE_NAME_TAKEN");
			JsonNode finding = finding(company, "VOICE_NAME_TAKEN");
			assertThat(finding.path("owner").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(finding.path("blocking").asBoolean()).isTrue();
			assertThat(finding.path("subject").asText()).isEqualTo("voice route " + route);
			assertThat(finding.path("fix").asText()).contains("Teams admin center");
			assertThat(company.nextAction().path("text").asText()).contains(route);
			assertThat(company.administrator().open(company.page("/consent")).asNormalizedText()).contains(route);
			assertThat(company.tenantState().path("domains").findValuesAsText("id")).doesNotContain(company.fqdn());
			assertThat(company.tenantState().path("routes").findValuesAsText("gateway"))
				.containsExactly("sbc." + company.domain());

			company.tenant().deleteRoutes();

			assertThat(check(company).statusCode()).isEqualTo(202);
			company.awaitActive();
			company.assertNothingTwice();
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void looksForNamesOfALaterRegionBeforeAnythingIsWritten() {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();
			company.awaitNextAction("none");
			String route = company.tenantState().at("/routes/0/name").asText().replace("us-west", "eu-west");
			company.tenant().foreignRoute(route);

			assertThat(
					company.reseller().change(company.id(), "{\"sbcRegions\":[\"us-west\",\"eu-west\"]}").statusCode())
				.isEqualTo(200);
			company.awaitNextAction("VOICE_NAME_TAKEN");
			company.awaitRegion("eu-west", "NAME_TAKEN");
			assertThat(company.nextAction().path("text").asText()).contains(route);
			assertThat(company.tenantState().path("domains").findValuesAsText("id"))
				.noneMatch((fqdn) -> fqdn.contains(".euw."));
			assertThat(this.operator.incidents(company.id())).isEmpty();

			company.tenant().deleteRoutes();

			assertThat(check(company).statusCode()).isEqualTo(202);
			company.awaitRegion("eu-west", "LINKED");
			company.awaitNextAction("none");
			assertThat(company.findings()).isEmpty();
		}
	}

	@Test
	void killsAHangingTeamsPowerShellAndTriesAgain() {
		try (Company company = Company.swift()) {
			company.tenant().hangTeams(Duration.ofMinutes(5), 1).rubbishTeams(1);

			company.consent();

			company.awaitActive();
			assertThat(this.operator.open(company.id()).at("/file/attempts").findValuesAsText("cause"))
				.contains("TEAMS_SHELL_LATE");
			company.assertNothingTwice();
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void namesRubbishOfTeamsPowerShell() {
		try (Company company = Company.swift()) {
			company.tenant().rubbishTeams(1000);
			company.consent();

			company.awaitJobFailure("TEAMS_SHELL_UNREADABLE");

			company.tenant().forgetFailures();
			company.awaitActive();
		}
	}

	private static Company swiftly(String domain) {
		Company company = Company.of(domain);
		company.tenant().replicate(Replication.NONE).activateAfter(Duration.ZERO);
		return company;
	}

	private static HttpResponse<String> check(Company company) {
		return company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "");
	}

	private static JsonNode finding(Company company, String code) {
		List<JsonNode> found = company.findings()
			.stream()
			.filter((finding) -> finding.path("code").asText().equals(code))
			.toList();
		assertThat(found).hasSize(1);
		return found.get(0);
	}

}
