package com.teammate.portal;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.teammate.account.Accounts;
import com.teammate.account.Logins;
import com.teammate.account.Person;
import com.teammate.audit.StaffAct;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A login that was right, but is ended before its session is there; over HTTP and in real
 * transactions.
 */
class EndedLoginsTests {

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private static final StaffAct STAFF = new StaffAct("operator", "Contract 17");

	private static final String PASSWORD = "sandbox";

	private static final String OTHER_PASSWORD = "eight blue tricycles";

	private final String domain = UUID.randomUUID() + ".example";

	private final Colleague browser = new Colleague();

	private ResellerId reseller;

	private ResellerUser ada;

	private ResellerUser bob;

	@BeforeEach
	void openAResellerWithTwoAdministrators() {
		this.reseller = accounts().open(new Terms("Voices", "ada@" + this.domain, Offer.everything(), null), "Ada",
				STAFF);
		this.ada = called("ada");
		accounts().invite(this.reseller, "bob@" + this.domain, "Bob", Role.ADMINISTRATOR, this.ada.party());
		this.bob = called("bob");
		JDBC.sql("""
				update reseller_user set password = known.password from reseller_user known
				where known.email = 'reseller@northwind.example' and reseller_user.reseller_id = ?""")
			.param(this.reseller.value())
			.update();
	}

	@AfterEach
	void closeBrowser() {
		this.browser.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("ends")
	void letNobodyStayWhoWasLetInAnInstantBefore(String what, BiConsumer<ResellerUser, ResellerUser> end) {
		HtmlPage page = this.browser.open("/login");

		CompletableFuture<HtmlPage> login = new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class))
			.execute((status) -> {
				JDBC.sql("lock table spring_session in share mode").update();
				CompletableFuture<HtmlPage> late = CompletableFuture.supplyAsync(
						() -> this.browser.submit(page, "/login", "email", this.bob.email(), "password", PASSWORD));
				await().atMost(Duration.ofSeconds(60)).until(() -> late.isDone() || isLetInWithoutSession());
				end.accept(this.ada, this.bob);
				return late;
			});

		assertThat(login).succeedsWithin(Duration.ofSeconds(60));
		assertThat(this.browser.isIn()).isFalse();
		assertThat(JDBC.sql("select count(*) from spring_session where principal_name = ?")
			.param(this.bob.id().toString())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void letsPeopleInAgainAsWhatTheyAreNow() {
		this.browser.logIn(this.bob.email(), PASSWORD);
		int before = Colleague.status(this.browser.open("/account/keys"));
		accounts().changeRole(this.ada, this.bob.id(), Role.MEMBER);
		boolean stillIn = this.browser.isIn();

		this.browser.logIn(this.bob.email(), PASSWORD);

		assertThat(before).isEqualTo(200);
		assertThat(stillIn).isFalse();
		assertThat(this.browser.isIn()).isTrue();
		assertThat(Colleague.status(this.browser.open("/account/keys"))).isEqualTo(403);
	}

	private static Stream<Arguments> ends() {
		return Stream.of(end("another role", (ada, bob) -> accounts().changeRole(ada, bob.id(), Role.MEMBER)),
				end("removal", (ada, bob) -> accounts().remove(ada, bob.id())),
				end("another password",
						(ada, bob) -> TestSandbox.bean(Logins.class).change(bob, PASSWORD, OTHER_PASSWORD)),
				end("suspension", (ada, bob) -> accounts().suspend(bob.reseller(), STAFF)));
	}

	private static Arguments end(String what, BiConsumer<ResellerUser, ResellerUser> end) {
		return Arguments.of(what, end);
	}

	/** The password was right, which is on record, and the session waits to be. */
	private boolean isLetInWithoutSession() {
		return JDBC.sql("""
				select exists (select from reseller_user where id = ? and last_login_at is not null)
					and exists (select from pg_stat_activity
						where wait_event_type = 'Lock' and query ilike '%spring_session%')""")
			.param(this.bob.id().value())
			.query(Boolean.class)
			.single();
	}

	private ResellerUser called(String name) {
		return accounts().people(this.reseller)
			.stream()
			.map(Person::user)
			.filter((user) -> user.email().equals(name + "@" + this.domain))
			.findFirst()
			.orElseThrow();
	}

	private static Accounts accounts() {
		return TestSandbox.bean(Accounts.class);
	}

}
