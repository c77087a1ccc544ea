package com.teammate.journey;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

import com.teammate.sandbox.SandboxClock;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An enterprise with several regions. */
class RegionsJourneyTests {

	private final SandboxClock clock = TestSandbox.world().clock();

	@Test
	void worksWithTheFirstRegionWhileAnotherWaitsForALicence() {
		try (Company company = Company.swift("us-west", "us-east-1")) {
			company.tenant().freeLicences(1);

			company.consent();

			company.awaitActive();
			company.awaitNextAction("LICENCE_MISSING");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.nextAction().path("text").asText()).contains("Calls already go through US ")
				.contains("still to come: US ");
			assertThat(company.step("LINK_SBC_REGIONS")).isEqualTo("WAITING");
			await().untilAsserted(() -> assertThat(company.step("ACTIVATE")).isEqualTo("DONE"));
			await().untilAsserted(() -> assertThat(company.lettersToReseller()).last()
				.extracting(Mail::text)
				.asString()
				.contains("These follow by themselves"));

			company.tenant().freeLicences(1);
			this.clock.forward(Duration.ofMinutes(6));

			await().atMost(Duration.ofSeconds(60)).until(() -> company.nextAction().isNull());
			await().untilAsserted(() -> assertThat(company.step("LINK_SBC_REGIONS")).isEqualTo("DONE"));
			assertThat(company.letters()).hasSize(2);
			assertThat(company.tenantState().path("routes")).hasSize(2);
			assertThat(company.tenantState().path("usages")).hasSize(1);
			assertThat(company.tenantState().path("policies")).hasSize(1);
			assertThat(failover(company)).containsExactly("us-west", "us-east-1");

			assertThat(company.reseller()
				.change(company.id(), "{\"sbcRegions\":[\"us-east-1\",\"us-west\"]}")
				.statusCode()).isEqualTo(200);

			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(failover(company)).containsExactly("us-east-1", "us-west"));
			assertThat(company.reseller().onboarding(company.id()).path("regions").findValuesAsText("id"))
				.containsExactly("us-east-1", "us-west");
		}
	}

	/** The regions in the order in which Teams tries them. */
	private static List<String> failover(Company company) {
		return StreamSupport.stream(company.tenantState().path("routes").spliterator(), false)
			.sorted(Comparator.comparing((route) -> route.path("priority").asInt()))
			.map((route) -> route.path("name").asText().replaceFirst("^TM-.*-[a-z0-9]{8}-", ""))
			.toList();
	}

}
