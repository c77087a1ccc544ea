package com.teammate.journey;

import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From request to active enterprise over HTTP, through every part, with simulated
 * Microsoft.
 */
class OnboardingJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	private final Administrator administrator = new Administrator();

	/** A tenant of its own for every test. */
	private final String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	private final String admin = "admin@" + this.domain;

	@AfterEach
	void closeTheBrowser() {
		this.administrator.close();
	}

	@Test
	void activatesTheEnterpriseAfterOneVisit() {
		String id = onboard("us-east-1", "us-west");
		Mail invitation = invitation();

		HtmlPage first = this.administrator.accept(invitation);
		HtmlPage second = this.administrator.grantFirst(first, this.admin);
		HtmlPage last = this.administrator.grantSecond(second, this.admin);

		assertThat(last.getWebResponse().getStatusCode()).isEqualTo(200);
		this.reseller.awaitStatus(id, "ACTIVE");
		await().atMost(Duration.ofSeconds(60)).until(() -> this.world.mailbox().to(this.admin).size() == 2);
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.reseller.steps(id)).hasSize(9).containsOnly("DONE"));
		JsonNode onboarding = this.reseller.onboarding(id);
		assertThat(onboarding.path("regions")).hasSize(2)
			.allSatisfy((region) -> assertThat(region.path("state").asText()).isEqualTo("LINKED"));
		assertThat(onboarding.path("history")).isNotEmpty();
		assertThat(this.reseller.enterprise(id).path("nextAction").isNull()).isTrue();
	}

	private String onboard(String... regions) {
		return this.reseller.onboard("Journey " + this.domain, this.admin, regions).path("id").asText();
	}

	private Mail invitation() {
		await().atMost(Duration.ofSeconds(60)).until(() -> this.world.mailbox().newestTo(this.admin).isPresent());
		return this.world.mailbox().newestTo(this.admin).orElseThrow();
	}

}
