package com.teammate.journey;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import com.teammate.sandbox.SandboxClock;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.Replication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Days of waiting, in seconds. */
class TimeJourneyTests {

	private final SandboxClock clock = TestSandbox.world().clock();

	@Test
	void remindsThreeTimesThenExpiresAndGoesOnAfterAResend() {
		try (Company company = Company.swift()) {
			String code = Administrator.code(company.letter(1));

			remind(company, Duration.ofDays(2), 2, code);
			remind(company, Duration.ofDays(3), 3, code);
			remind(company, Duration.ofDays(5), 4, code);
			this.clock.forward(Duration.ofDays(4).plusMinutes(1));

			company.awaitNextAction("INVITATION_EXPIRED");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("RESELLER");
			assertThat(company.lettersToReseller()).extracting(Mail::subject).last().asString().contains("has expired");
			assertThat(company.letters()).hasSize(4);
			assertThat(company.administrator()
				.open(Administrator.link(company.letter(1)))
				.getWebResponse()
				.getStatusCode()).isEqualTo(404);
			company.reseller().post("/api/v1/enterprises/" + company.id() + "/invitation", "");
			Mail newer = company.letter(5);
			assertThat(Administrator.code(newer)).isNotEqualTo(code);
			assertThat(company.administrator().accept(newer).asNormalizedText()).contains("First consent");
			company.awaitNextAction("GRANT_FIRST_CONSENT");
		}
	}

	@Test
	void takesAFreshSubDomainWhenTheFirstIsNotActivatedWithinADay() {
		try (Company company = Company.of("proseware.example", "us-east-1")) {
			company.tenant().replicate(Replication.NONE);
			company.consent();
			company.awaitNextAction("ACTIVATE_DOMAIN");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("MICROSOFT");
			String first = company.fqdn();

			this.clock.forward(Duration.ofHours(25));

			company.awaitActiveInFastMotion();
			assertThat(company.fqdn()).isNotEqualTo(first);
			company.assertNothingTwice();
			assertThat(company.tenantState().path("domains").findValuesAsText("id")).doesNotContain(first);
			assertThat(company.nextAction().isNull()).isTrue();
		}
	}

	@Test
	void callsSupportOnceTwoFreshSubDomainsAreNotActivatedEither() {
		try (Company company = Company.swift("us-east-1")) {
			company.tenant().activateAfter(Duration.ofDays(3650));
			company.consent();
			Set<String> tried = new HashSet<>();
			for (int label = 1; label <= 3; label++) {
				await().atMost(Duration.ofSeconds(60)).until(() -> tried.add(company.fqdn()));
				company.awaitNextAction("ACTIVATE_DOMAIN");
				this.clock.forward(Duration.ofHours(25));
			}

			company.awaitNextAction("DOMAIN_ACTIVATION_FAILED");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("SUPPORT");
			company.tenant().activateAfter(Duration.ZERO);
			this.clock.forward(Duration.ofMinutes(31));
			company.awaitActive();
			company.assertNothingTwice();
		}
	}

	private void remind(Company company, Duration later, int letters, String code) {
		this.clock.forward(later);
		Mail reminder = company.letter(letters);
		assertThat(reminder.subject()).startsWith("Reminder");
		assertThat(Administrator.code(reminder)).isEqualTo(code);
		await().pollDelay(Duration.ofSeconds(1))
			.untilAsserted(() -> assertThat(company.letters()).extracting(Mail::messageId)
				.doesNotHaveDuplicates()
				.hasSize(letters));
	}

}
