package com.teammate.journey;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sandbox.Crashes;
import com.teammate.sandbox.SandboxClock;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Something is asked for while something else is at work. */
class CollisionJourneyTests {

	private final SandboxClock clock = TestSandbox.world().clock();

	private final Crashes crashes = TestSandbox.crashes();

	@Test
	void takesAndDropsRegionsWhileASubDomainIsRetired() {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();
			company.tenant().activateAfter(Duration.ofDays(3650));
			change(company, "us-west", "eu-west");
			company.awaitRegion("eu-west", "ACTIVATING");
			String retired = fqdn(company, "eu-west");

			try (var removing = holdDomain(retired)) {
				this.clock.forward(Duration.ofHours(25));
				await().atMost(Duration.ofSeconds(60)).until(removing::isMet);

				change(company, "us-west", "eu-west", "ca-central");
				change(company, "us-west", "ca-central");
			}

			company.awaitRegion("eu-west", "UNLINKED");
			assertThat(fqdn(company, "eu-west")).isEqualTo(retired);
			assertThat(company.tenantState().path("domains").findValuesAsText("id")).doesNotContain(retired);
			assertThat(company.tenantState().path("users").findValuesAsText("userPrincipalName"))
				.noneMatch((user) -> user.endsWith(retired));
			assertThat(company.everything().path("records").toString()).doesNotContain(retired);
			company.tenant().activateAfter(Duration.ZERO);
			this.clock.forward(Duration.ofMinutes(31));
			company.awaitRegion("ca-central", "LINKED");
			assertThat(company.tenantState().path("routes")).hasSize(2);
		}
	}

	@Test
	void removesWhileASubDomainIsRetired() {
		try (Company company = Company.swift("us-west", "eu-west")) {
			JsonNode before = company.footprint();
			company.tenant().activateAfter(Duration.ofDays(3650));
			company.consent();
			company.awaitRegion("us-west", "ACTIVATING");
			company.awaitRegion("eu-west", "ACTIVATING");
			List<String> first = company.fqdns();

			try (var removing = holdDomain(first.get(0))) {
				this.clock.forward(Duration.ofHours(25));
				await().atMost(Duration.ofSeconds(60)).until(removing::isMet);
				// The other one may have its fresh label by now.
				company.remove();
			}

			company.awaitRemoved();
			assertThat(company.footprint()).isEqualTo(before);
			assertThat(company.removal().path("left").findValuesAsText("name")).doesNotContainAnyElementsOf(first);
		}
	}

	@Test
	void removesAnActiveEnterpriseThatIsDisabled() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			company.consent();
			company.awaitActive();
			company.reseller().post("/api/v1/enterprises/" + company.id() + "/disable", "");

			assertThat(company.remove().path("status").asText()).isEqualTo("REMOVING");
			company.awaitRemoved();

			assertThat(company.footprint()).isEqualTo(before);
		}
	}

	@Test
	void waitsForAnApplicationThatTheTenantHasBlocked() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			company.consent();
			company.awaitActive();
			company.tenant().applicationEnabled(false);
			// Tokens of before last an hour.
			this.clock.forward(Duration.ofHours(2));

			company.remove();
			company.awaitNextAction("APPLICATION_DISABLED");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.removal().path("left"))
				.filteredOn((object) -> object.path("kind").asText().equals("DOMAIN"))
				.allSatisfy((object) -> assertThat(object.path("owner").asText()).isEqualTo("GLOBAL_ADMIN"))
				.hasSize(1);
			this.clock.forward(Duration.ofDays(2));
			await().during(Duration.ofSeconds(2))
				.atMost(Duration.ofSeconds(60))
				.until(() -> "APPLICATION_DISABLED".equals(company.reseller().nextAction(company.id())));

			company.tenant().applicationEnabled(true);
			company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "");
			company.awaitRemoved();
			assertThat(company.footprint()).isEqualTo(before);
		}
	}

	@Test
	void leavesWhatIsInTheWayToItsOwnerWhenItsPatienceIsOver() {
		try (Company company = Company.swift("us-west", "eu-west")) {
			company.consent();
			company.awaitActive();
			company.awaitRegion("us-west", "LINKED");
			company.awaitRegion("eu-west", "LINKED");
			company.letter(2);
			String person = "somebody@" + fqdn(company, "us-west");
			company.tenant().hire(person);
			company.remove();
			company.awaitNextAction("DOMAIN_IN_USE");

			this.clock.forward(Duration.ofDays(31));
			company.awaitRemoved();

			assertThat(company.removal().path("left"))
				.filteredOn((object) -> object.path("kind").asText().equals("DOMAIN"))
				.singleElement()
				.satisfies((object) -> {
					assertThat(object.path("name").asText()).isEqualTo(fqdn(company, "us-west"));
					assertThat(object.path("code").asText()).isEqualTo("DOMAIN_IN_USE");
					assertThat(object.path("owner").asText()).isEqualTo("GLOBAL_ADMIN");
				});
			assertThat(company.everything().path("records")).isEmpty();
			assertThat(company.tenantState().path("users").findValuesAsText("userPrincipalName")).contains(person);
			assertThat(company.tenantState().path("domains").findValuesAsText("id"))
				.doesNotContain(fqdn(company, "eu-west"));
			assertThat(company.history()).contains(
					"What is left of the region us-west in the tenant cannot be removed by us; it is left to the administrator.");
			await().atMost(Duration.ofSeconds(60)).until(() -> company.letters().size() == 3);
			assertThat(company.letters().get(2).text()).contains(fqdn(company, "us-west"));
			await().untilAsserted(() -> assertThat(company.lettersToReseller()).extracting(Mail::text)
				.last()
				.asString()
				.contains(fqdn(company, "us-west")));
		}
	}

	private Crashes.Hold holdDomain(String fqdn) {
		return this.crashes.holdOnce(TenantDirectory.class, "removeDomain", (with) -> fqdn.equals(with[1]));
	}

	private static void change(Company company, String... regions) {
		HttpResponse<String> answer = company.reseller()
			.change(company.id(), "{\"sbcRegions\":[\"" + String.join("\",\"", Arrays.asList(regions)) + "\"]}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	private static String fqdn(Company company, String region) {
		for (JsonNode each : company.reseller().onboarding(company.id()).path("regions")) {
			if (each.path("id").asText().equals(region)) {
				return each.path("fqdn").asText();
			}
		}
		throw new AssertionError("No region " + region);
	}

}
