package com.teammate.journey;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import com.teammate.mail.Letter;
import com.teammate.mail.Mailer;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sandbox.Crashes;
import com.teammate.sandbox.Crashes.Crash;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.Replication;
import com.teammate.voicerouting.VoiceRoute;
import com.teammate.voicerouting.VoiceRouting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The database goes away between an effect on the outside world and its commit. */
class CrashJourneyTests {

	private final Crashes crashes = TestSandbox.crashes();

	@Test
	void mailsTheSameLettersAgain() {
		String domain = Company.newDomain();
		Crash mail = this.crashes.once(Mailer.class, "send",
				(with) -> ((Letter) with[0]).to().equals("admin@" + domain));

		try (Company company = Company.of(domain)) {
			List<Mail> letters = twoLetters(company);

			assertThat(mail.hasStruck()).isTrue();
			assertThat(letters).extracting(Mail::messageId).containsOnly(letters.get(0).messageId());
			assertThat(letters).extracting(Administrator::code).containsOnly(Administrator.code(letters.get(0)));
			assertThat(letters).extracting(Administrator::link).containsOnly(Administrator.link(letters.get(0)));
			assertThat(company.enterCode().asNormalizedText()).contains("First consent");
			assertThat(company.reseller().find(domain)).containsExactly(company.id());
		}
	}

	@Test
	void makesDomainUserLicenceAndRouteOnce() {
		try (Company company = Company.swift()) {
			String fqdn = company.fqdn();
			List<Crash> strikes = List.of(
					this.crashes.once(TenantDirectory.class, "addDomain", (with) -> with[1].equals(fqdn)),
					this.crashes.once(TenantDirectory.class, "verifyDomain", (with) -> with[1].equals(fqdn)),
					this.crashes.once(TenantDirectory.class, "ensureUser", isUserOf(fqdn)), this.crashes
						.once(VoiceRouting.class, "ensure", (with) -> ((VoiceRoute) with[1]).gateway().equals(fqdn)));

			company.consent();

			company.awaitActive();
			assertThat(strikes).allMatch(Crash::hasStruck);
			company.assertNothingTwice();
			assertThat(company.calls("POST", "/v1.0/domains", 201)).isEqualTo(1);
			assertThat(company.calls("POST", "/v1.0/users", 201)).isEqualTo(1);
			assertThat(company.tenantState().path("licences").findValuesAsText("used")).contains("21");
			assertThat(company.reseller().find(company.domain())).containsExactly(company.id());
		}
	}

	private static Predicate<Object[]> isUserOf(String fqdn) {
		return (with) -> with[1].toString().endsWith("@" + fqdn);
	}

	private static List<Mail> twoLetters(Company company) {
		await().atMost(Duration.ofSeconds(60)).until(() -> company.letters().size() == 2);
		company.tenant().replicate(Replication.NONE);
		company.letter(2);
		return company.letters();
	}

}
