package com.teammate.journey;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.mail.Letter;
import com.teammate.mail.Mailer;
import com.teammate.sandbox.Crashes;
import com.teammate.sandbox.Crashes.Crash;
import com.teammate.sandbox.Losses;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.Replication;
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
	void endsTheSameWhicheverMomentOfLinkingIsLost() {
		Company undisturbed = Company.swift();
		List<String> moments = link(List.of(undisturbed), List.of((moment) -> false)).get(0).moments();
		List<Company> companies = moments.stream().map((moment) -> Company.swift()).toList();

		List<Losses> losses = link(companies,
				IntStream.rangeClosed(1, moments.size())
					.mapToObj((number) -> (IntPredicate) (moment) -> moment == number)
					.toList());

		assertThat(moments.toString()).contains("TenantDirectory.addDomain", "DnsRecords.publish", "Task_Announce");
		assertThat(losses).allSatisfy((one) -> assertThat(one.moments()).hasSameSizeAs(moments));
		List<String> outcome = Outcome.of(undisturbed);
		for (int i = 0; i < moments.size(); i++) {
			assertThat(Outcome.of(companies.get(i))).as("after " + moments.get(i)).isEqualTo(outcome);
		}
	}

	@Test
	void endsTheSameWhenEachMomentOfLinkingAndRemovingIsLostOnce() {
		Company undisturbed = Company.swift("us-west", "eu-west");
		Company company = Company.swift("us-west", "eu-west");
		JsonNode before = company.everything();
		Losses each = link(List.of(undisturbed, company), List.of((moment) -> false, (moment) -> true)).get(1);
		assertThat(Outcome.of(company)).isEqualTo(Outcome.of(undisturbed));
		company.tenant().permit("Application.ReadWrite.All");

		company.remove();
		inFastMotion("forgotten", () -> company.history().contains("What we knew about people is deleted."));

		assertThat(company.everything()).isEqualTo(before);
		assertThat(company.removal().path("left")).isEmpty();
		assertThat(company.removal().path("removed").findValuesAsText("name")).containsAll(company.fqdns());
		assertThat(each.moments()).contains("Task_ForgetPersonalData null", "EnterpriseUsers forgets");
		assertThat(company.history()).doesNotHaveDuplicates();
	}

	/**
	 * All at once: first the visits, in ordinary time, then until every region is linked.
	 */
	private static List<Losses> link(List<Company> companies, List<IntPredicate> moments) {
		List<Losses> losses = IntStream.range(0, companies.size()).parallel().mapToObj((number) -> {
			Losses lost = companies.get(number).lose(moments.get(number));
			companies.get(number).consent();
			return lost;
		}).toList();
		companies.forEach((company) -> {
			inFastMotion("linked", () -> Set.copyOf(company.reseller().steps(company.id())).equals(Set.of("DONE")));
			company.close();
		});
		return losses;
	}

	private static void inFastMotion(String what, Callable<Boolean> done) {
		await(what).atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(300)).until(() -> {
			TestSandbox.world().clock().forward(Duration.ofSeconds(3));
			return done.call();
		});
	}

	private static List<Mail> twoLetters(Company company) {
		await().atMost(Duration.ofSeconds(60)).until(() -> company.letters().size() == 2);
		company.tenant().replicate(Replication.NONE);
		company.letter(2);
		return company.letters();
	}

}
