package com.teammate.journey;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sandbox.Crashes;
import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A removal may come at any moment, and may be interrupted at any moment. */
class RemovalFromAnywhereJourneyTests {

	private final Crashes crashes = TestSandbox.crashes();

	@Test
	void seesWhatAStepOfLinkingDidWhenTheRemovalCameInBetween() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			String fqdn = company.fqdn();
			try (var adding = this.crashes.holdOnce(TenantDirectory.class, "addDomain",
					(with) -> Objects.equals(with[1], fqdn))) {
				company.consent();
				await().atMost(Duration.ofSeconds(60)).until(adding::isMet);
				assertThat(company.footprint()).isNotEqualTo(before);

				assertThat(company.remove().path("status").asText()).isEqualTo("REMOVING");
			}

			company.awaitRemoved();
			assertThat(company.footprint()).isEqualTo(before);
			assertThat(company.calls("POST", "/v1.0/domains", 201)).isEqualTo(1);
		}
	}

	@Test
	void removesBeforeAnybodyIsInvited() {
		try (Company company = Company.swift()) {
			JsonNode before = company.everything();
			company.remove();
			company.awaitRemoved();

			assertThat(company.everything()).isEqualTo(before);
			assertThat(company.removal().path("removed")).isEmpty();
			assertThat(company.removal().path("left")).isEmpty();
			await().atMost(Duration.ofSeconds(60))
				.until(() -> company.history().contains("What we knew about people is deleted."));
		}
	}

	@Test
	void removesWhileTheAdministratorIsAtMicrosoft() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			HtmlPage second = company.administrator().grantFirst(company.enterCode(), company.admin());
			HtmlPage microsoft = company.administrator().signIn(second, company.admin());

			company.remove();
			company.awaitRemoved();

			HtmlPage back = company.administrator().answer(microsoft, "accept");
			assertThat(back.asNormalizedText()).doesNotContain("Both consents");
			HtmlPage consent = company.administrator().open(URI.create(TestSandbox.world().publicUrl() + "/consent"));
			assertThat((Object) consent.getFirstByXPath("//form[contains(@action,'/consent/')]")).isNull();
			HtmlPage link = company.administrator().open(Administrator.link(company.letters().get(0)));
			assertThat(link.asNormalizedText()).contains("not valid");
			assertThat(company.footprint()).isEqualTo(before);
			assertThat(company.removal().path("left").findValuesAsText("kind")).containsExactly("SERVICE_PRINCIPAL");
			assertThat(company.reseller().steps(company.id())).startsWith("DONE", "DONE", "DONE", "DONE", "UPCOMING");
		}
	}

	@Test
	void removesHalfWayThroughLinkingWhenItIsDisabled() {
		try (Company company = Company.swift("us-west", "eu-west")) {
			JsonNode before = company.footprint();
			company.tenant().activateAfter(Duration.ofHours(30));
			company.consent();
			company.awaitNextAction("ACTIVATE_DOMAIN");
			HttpResponse<String> disabled = company.reseller()
				.post("/api/v1/enterprises/" + company.id() + "/disable", "");
			assertThat(disabled.statusCode()).isEqualTo(200);

			company.remove();
			company.awaitRemoved();

			assertThat(company.footprint()).isEqualTo(before);
		}
	}

	@Test
	void removesWhatStandsStillWithAnIncident() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			String fqdn = company.fqdn();
			try (var verifying = this.crashes.holdOnce(TenantDirectory.class, "addDomain",
					(with) -> Objects.equals(with[1], fqdn))) {
				company.consent();
				await().atMost(Duration.ofSeconds(60)).until(verifying::isMet);
				company.tenant().failGraph(400, "Request_BadRequest", "Something new", 1);
			}
			company.awaitNextAction("MICROSOFT_REFUSED");

			company.remove();
			company.awaitRemoved();

			assertThat(company.footprint()).isEqualTo(before);
		}
	}

}
