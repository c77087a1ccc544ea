package com.teammate.journey;

import java.time.Duration;

import com.teammate.event.EventType;
import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The reseller changes regions, and the administrator changes his mind meanwhile. */
class ManagementJourneyTests {

	private static final String CAUSE = "MANAGEMENT_NOT_ALLOWED";

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@Test
	void stopsARegionWhenTheAdministratorTakesBackTheConsentUnderWhichItWasAdded() {
		try (Company company = Company.managed()) {
			HtmlPage dashboard = company.addWhatWaits("eu-west");
			dashboard = company.administrator().press(dashboard, "revoke");
			company.awaitNextAction(CAUSE);
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.administrator().open(company.page("/enterprise")).asNormalizedText())
				.contains("Your provider was adding a voice region");

			company.tenant().activateAfter(Duration.ZERO);
			this.operator.hurry(company.id());
			awaitStop(company);
			this.operator.retryAll(company.id());
			awaitStop(company);
			company.awaitNextAction(CAUSE);
			assertThat(company.tenantState().path("routes")).hasSize(1);
			company.awaitRegion("us-west", "LINKED");

			company.administrator().press(dashboard, "grant");
			company.awaitRegion("eu-west", "LINKED");
			company.awaitNextAction("none");
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void letsTheResellerTakeSuchARegionBackAndDoNothingElse() {
		try (Company company = Company.managed()) {
			HtmlPage dashboard = company.addWhatWaits("eu-west");
			company.administrator().press(dashboard, "revoke");
			company.awaitNextAction(CAUSE);

			assertThat(company.reseller()
				.change(company.id(), "{\"sbcRegions\":[\"us-west\",\"us-east-1\"]}")
				.statusCode()).isEqualTo(403);
			assertThat(company.reseller().change(company.id(), "{\"sbcRegions\":[\"eu-west\"]}").statusCode())
				.isEqualTo(403);
			assertThat(company.reseller().change(company.id(), "{\"requestManagementConsent\":false}").statusCode())
				.isEqualTo(200);
			assertThat(
					company.reseller().change(company.id(), "{\"sbcRegions\":[\"eu-west\",\"us-west\"]}").statusCode())
				.isEqualTo(403);
			assertThat(company.reseller().change(company.id(), "{\"sbcRegions\":[\"us-west\"]}").statusCode())
				.isEqualTo(200);

			company.awaitEvent(EventType.MANAGEMENT_CONSENT_GRANTED);
			company.awaitEvent(EventType.MANAGEMENT_CONSENT_REVOKED);
			company.awaitEvent(EventType.MANAGEMENT_CONSENT_WITHDRAWN);
			company.awaitRegion("eu-west", "UNLINKED");
			company.awaitNextAction("none");
			assertThat(company.tenantState().path("domains").findValuesAsText("id"))
				.noneMatch((fqdn) -> fqdn.contains(".euw."));
			company.awaitRegion("us-west", "LINKED");
		}
	}

	@Test
	void stopsARegionWhileTheTenantBlocksOurApplicationAndGoesOnAfterwards() {
		try (Company company = Company.managed()) {
			company.addWhatWaits("eu-west");
			company.tenant().applicationEnabled(false).activateAfter(Duration.ZERO);
			// Tokens of before last an hour.
			TestSandbox.world().clock().forward(Duration.ofHours(2));
			company.awaitNextAction("APPLICATION_DISABLED");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			await("finding").atMost(Duration.ofSeconds(60))
				.until(() -> company.findings()
					.stream()
					.anyMatch((finding) -> finding.path("code").asText().equals("APPLICATION_DISABLED")));

			company.tenant().applicationEnabled(true);
			company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "");

			company.awaitRegion("eu-west", "LINKED");
			company.awaitNextAction("none");
		}
	}

	/** An active company whose administrator lets its reseller manage it. */
	private void awaitStop(Company company) {
		await(CAUSE).atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(this.operator.incidents(company.id())).singleElement()
				.satisfies((incident) -> assertThat(incident.path("incidentMessage").asText()).startsWith(CAUSE)));
	}

}
