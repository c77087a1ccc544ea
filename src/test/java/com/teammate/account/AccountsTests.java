package com.teammate.account;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.Terms;
import com.teammate.reseller.UserId;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Who may look after the people of a reseller, in real transactions. */
class AccountsTests {

	private static final BiConsumer<ResellerUser, UserId> REMOVES = (by, whom) -> accounts().remove(by, whom);

	private static final BiConsumer<ResellerUser, UserId> DEMOTES = (by, whom) -> accounts().changeRole(by, whom,
			Role.MEMBER);

	private final String domain = UUID.randomUUID() + ".example";

	private ResellerId reseller;

	private ResellerUser ada;

	private ResellerUser bob;

	@BeforeEach
	void openAResellerWithTwoAdministrators() {
		this.reseller = accounts().open(new Terms("Voices", "ada@" + this.domain, Offer.everything(), null), "Ada",
				new StaffAct("operator", "Contract 17"));
		this.ada = called("ada");
		accounts().invite(this.reseller, "bob@" + this.domain, "Bob", Role.ADMINISTRATOR, this.ada.party());
		this.bob = called("bob");
	}

	@ParameterizedTest(name = "{0}, {2}")
	@MethodSource("pairs")
	void keepsAnAdministratorWhenTwoActOnEachOtherAtTheSameMoment(String first, BiConsumer<ResellerUser, UserId> one,
			String second, BiConsumer<ResellerUser, UserId> other) {
		CompletableFuture<Void> meanwhile = new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class))
			.execute((status) -> {
				one.accept(this.ada, this.bob.id());
				CompletableFuture<Void> waiting = CompletableFuture
					.runAsync(() -> other.accept(this.bob, this.ada.id()));
				await().atMost(Duration.ofSeconds(30)).until(() -> waiting.isDone() || isSomebodyWaiting());
				return waiting;
			});

		assertThat(meanwhile).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(AccessDeniedException.class);
		assertThat(accounts().people(this.reseller)).filteredOn((person) -> person.user().isAdministrator())
			.extracting((person) -> person.user().id())
			.containsExactly(this.ada.id());
	}

	@Test
	void refusesToRemoveOrDemoteTheLastAdministrator() {
		accounts().changeRole(this.ada, this.bob.id(), Role.MEMBER);

		Stream.of(REMOVES, DEMOTES)
			.forEach((act) -> assertThatExceptionOfType(OwnAccount.class)
				.isThrownBy(() -> act.accept(this.ada, this.ada.id())));
		Stream.of(REMOVES, DEMOTES)
			.forEach((act) -> assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> act.accept(this.bob, this.ada.id())));
		assertThat(called("ada").isAdministrator()).isTrue();
	}

	@Test
	void writesDownWhoChangedWhoseRoleAndOnlyWhenItChanges() {
		boolean same = accounts().changeRole(this.ada, this.bob.id(), Role.ADMINISTRATOR);
		accounts().changeRole(this.ada, this.bob.id(), Role.MEMBER);
		boolean gone = accounts().changeRole(this.ada, new UserId(UUID.randomUUID()), Role.MEMBER);

		assertThat(same).isTrue();
		assertThat(gone).isFalse();
		assertThat(TestSandbox.bean(Audit.class).of(this.reseller.value()))
			.filteredOn((entry) -> entry.text().startsWith("Changed"))
			.extracting(Audit.Entry::by, Audit.Entry::text)
			.containsExactly(tuple(this.ada.party().shown(),
					"Changed the role of " + this.bob.email() + " from administrator to member"));
	}

	@Test
	void takesALoginOfAnEarlierReleaseAsLongAsTheRoleIsTheSame() {
		Admission earlier = new Admission(this.bob, 0);
		boolean before = logins().holds(earlier);
		accounts().suspend(this.reseller, new StaffAct("operator", "Unpaid"));
		boolean suspended = logins().holds(earlier);
		accounts().resume(this.reseller, new StaffAct("operator", "Paid"));

		assertThat(before).isTrue();
		assertThat(suspended).isFalse();
		assertThat(logins().holds(earlier)).isTrue();
		assertThat(logins().holds(new Admission(this.bob, 1))).isFalse();
		accounts().changeRole(this.ada, this.bob.id(), Role.MEMBER);
		assertThat(logins().holds(earlier)).isFalse();
	}

	@Test
	void leavesThePeopleOfOtherResellersAlone() {
		ResellerId other = accounts().open(new Terms("Others", "eve@" + this.domain, Offer.everything(), null), "Eve",
				new StaffAct("operator", "Contract 18"));
		ResellerUser eve = accounts().people(other).get(0).user();

		boolean found = accounts().changeRole(eve, this.bob.id(), Role.MEMBER);
		accounts().remove(eve, this.bob.id());

		assertThat(found).isFalse();
		assertThat(called("bob")).isEqualTo(this.bob);
	}

	private static Stream<Arguments> pairs() {
		return Stream.of(Arguments.of("removes", REMOVES, "removes", REMOVES),
				Arguments.of("removes", REMOVES, "demotes", DEMOTES),
				Arguments.of("demotes", DEMOTES, "removes", REMOVES),
				Arguments.of("demotes", DEMOTES, "demotes", DEMOTES));
	}

	private ResellerUser called(String name) {
		return accounts().people(this.reseller)
			.stream()
			.map(Person::user)
			.filter((user) -> user.email().equals(name + "@" + this.domain))
			.findFirst()
			.orElseThrow();
	}

	private static boolean isSomebodyWaiting() {
		return TestSandbox.bean(JdbcClient.class)
			.sql("""
					select exists (select from pg_stat_activity
						where wait_event_type = 'Lock' and query like '%reseller where id%for no key update')""")
			.query(Boolean.class)
			.single();
	}

	private static Logins logins() {
		return TestSandbox.bean(Logins.class);
	}

	private static Accounts accounts() {
		return TestSandbox.bean(Accounts.class);
	}

}
