package com.teammate.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.event.EventType;
import com.teammate.sandbox.SandboxClock;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.Replication;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

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
			company.awaitEvent(EventType.INVITATION_EXPIRED);
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
			company.awaitNextAction("none");
		}
	}

	@Test
	void triesTwoFreshSubDomainsThenCallsSupportAndLeavesNothingElseBehind() {
		try (Company company = Company.of("relecloud.example", "ca-central")) {
			company.tenant().replicate(Replication.NONE);
			JsonNode before = company.footprint();
			List<String> labels = new ArrayList<>();
			try (Experience experience = Experience.of("ca-central", Duration.ofMinutes(30))) {
				company.consent();
				for (int label = 1; label <= 3; label++) {
					await().atMost(Duration.ofSeconds(60)).until(() -> !labels.contains(company.fqdn()));
					labels.add(company.fqdn());
					company.awaitNextAction("ACTIVATE_DOMAIN");
					assertThat(company.nextAction().path("text").asText()).contains("30 min");
					this.clock.forward(Duration.ofMinutes(65));
					company.awaitNextAction("DOMAIN_ACTIVATION_OVERDUE");
					assertThat(company.nextAction().path("actor").asText()).isEqualTo("SUPPORT");
					this.clock.forward(Duration.ofHours(24));
				}
				company.awaitNextAction("DOMAIN_ACTIVATION_FAILED");
			}

			assertThat(company.nextAction().path("actor").asText()).isEqualTo("SUPPORT");
			assertThat(company.fqdn()).isEqualTo(labels.get(2));
			assertThat(labels.subList(0, 2)).allSatisfy((retired) -> {
				assertThat(company.tenantState().toString().replaceAll("\"deletedUsers\":\\[.*?\\],\"licences", ""))
					.doesNotContain(retired);
				assertThat(TestSandbox.world().nameServer().records()).noneMatch((record) -> record.contains(retired));
				assertThat(ledger(company, retired)).contains("REMOVE DOMAIN", "REMOVE USER", "REMOVE LICENCE",
						"REMOVE DNS_TXT", "REMOVE DNS_A");
			});
			assertThat(ledger(company, labels.get(2))).noneMatch((change) -> change.startsWith("REMOVE"));
			company.tenant().activateAfter(Duration.ZERO);
			this.clock.forward(Duration.ofMinutes(31));
			company.awaitActive();
			company.assertNothingTwice();
			company.tenant().activateAfter(Duration.ofDays(36_500));
			company.remove();
			company.awaitRemoved();
			assertThat(company.footprint()).isEqualTo(before);
		}
	}

	/** What was done to objects of that sub-domain. */
	private static List<String> ledger(Company company, String fqdn) {
		JsonNode changes = ResellerProgram
			.read(company.reseller().get("/api/v1/enterprises/" + company.id() + "/changes"))
			.path("items");
		return StreamSupport.stream(changes.spliterator(), false)
			.filter((change) -> change.path("name").asText().endsWith(fqdn))
			.map((change) -> change.path("action").asText() + " " + change.path("kind").asText())
			.toList();
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

	/**
	 * What activations of a region have taken, instead of what other tests made of it.
	 */
	private record Experience(JdbcClient jdbc, String region) implements AutoCloseable {

		static Experience of(String region, Duration usual) {
			Experience experience = new Experience(TestSandbox.bean(JdbcClient.class), region);
			experience.close();
			experience.jdbc.sql("""
					insert into activation (fqdn, region, ended_at, took_seconds, succeeded)
					select 'past-' || number || '.example', ?, now(), ?, true from generate_series(1, 100) number
					""").params(region, usual.toSeconds()).update();
			return experience;
		}

		@Override
		public void close() {
			this.jdbc.sql("delete from activation where region = ?").param(this.region).update();
		}

	}

}
