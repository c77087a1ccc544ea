package com.teammate.journey;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.audit.StaffAct;
import com.teammate.onboarding.Run;
import com.teammate.onboarding.Run.Result;
import com.teammate.onboarding.Run.State;
import com.teammate.onboarding.RunFilter;
import com.teammate.onboarding.Runs;
import com.teammate.sandbox.TestSandbox;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many stuck cases tried again by one act. As many as {@code -Ddesk.cases=5000} says.
 */
class RunJourneyTests {

	private static final int CASES = Integer.getInteger("desk.cases", 60);

	private static final String CAUSE = "DNS_NAME_IS_ALIAS";

	private static final RunFilter FILTER = new RunFilter(CAUSE, null);

	private static final StaffAct ACT = new StaffAct("support", "The zone is in order again");

	private final JdbcClient jdbc = TestSandbox.bean(JdbcClient.class);

	private final Runs runs = TestSandbox.bean(Runs.class);

	private final String crowd = "Stuck " + UUID.randomUUID();

	@BeforeEach
	void manyAreStuck() {
		TestSandbox.world();
		new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class)).executeWithoutResult((status) -> {
			List<UUID> ids = this.jdbc
				.sql("""
						insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
							request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,
							updated_at, version)
						select gen_random_uuid(), (select id from reseller limit 1), :name, 'admin@stuck' || n || '.example', false,
							false, false, '{us-west}', '{TRUNK}', '{}', 'ONBOARDING', 'NOT_REQUESTED', now(), now(), 1
						from generate_series(1, :count) n returning id
						""")
				.param("name", this.crowd)
				.param("count", CASES)
				.query(UUID.class)
				.list();
			RuntimeService engine = TestSandbox.bean(RuntimeService.class);
			// A step without work outside, so that the run is what takes time.
			ids.forEach((id) -> engine.createProcessInstanceByKey("enterprise-onboarding")
				.businessKey(id.toString())
				.startBeforeActivity("Task_ExpireInvitation")
				.execute());
			this.jdbc
				.sql("""
						update act_ru_job set retries_ = 0, exception_msg_ = :cause || ': The zone was wrong.'
						where process_instance_id_ in (select proc_inst_id_ from act_ru_execution e join enterprise on business_key_ = enterprise.id::text
							where enterprise.name = :name)
						""")
				.param("cause", CAUSE)
				.param("name", this.crowd)
				.update();
		});
	}

	@AfterEach
	void theyAreGone() {
		RuntimeService engine = TestSandbox.bean(RuntimeService.class);
		this.jdbc.sql("select id from enterprise where name = ?")
			.param(this.crowd)
			.query(UUID.class)
			.list()
			.forEach((id) -> engine.createProcessInstanceQuery()
				.processInstanceBusinessKey(id.toString())
				.list()
				.forEach((instance) -> engine.deleteProcessInstance(instance.getId(), "test is over")));
		this.jdbc.sql("delete from enterprise where name = ?").param(this.crowd).update();
	}

	@Test
	void triesThemAllAFewAtATimeAlthoughTheDatabaseGoesAwayInBetween() {
		assertThat(this.runs.preview(FILTER).ready()).hasSize(CASES);

		// A minute for all of them, which the clock then shortens.
		UUID run = this.runs.begin(FILTER, false, CASES, ACT);
		awaitDecided(run, 1);
		assertThat(this.runs.pause(run, ACT)).isTrue();
		int paused = find(run).decided();
		assertThat(find(run).state()).isEqualTo(State.PAUSED);
		assertThat(paused).isBetween(1, CASES - 1);
		assertThat(this.runs.resume(run, ACT)).isTrue();
		killSessions();

		await("run").atMost(Duration.ofMinutes(2 + CASES / 100))
			.pollInterval(Duration.ofMillis(200))
			// Our own look meets the sessions that are dead, too.
			.ignoreExceptionsInstanceOf(NestedRuntimeException.class)
			.until(() -> {
				TestSandbox.world().clock().forward(Duration.ofSeconds(2));
				return find(run).state() == State.DONE;
			});
		assertThat(find(run).total()).isEqualTo(CASES);
		assertThat(find(run).counts()).containsOnlyKeys(Result.TRIED);
		// What was being worked on as the database went away stays locked for five
		// minutes.
		await("cases").atMost(Duration.ofMinutes(2 + CASES / 100)).pollInterval(Duration.ofMillis(500)).until(() -> {
			TestSandbox.world().clock().forward(Duration.ofSeconds(20));
			return expired() == CASES;
		});
		assertThat(tries()).as("each once").isEqualTo(CASES);
	}

	@Test
	void leavesTheRestAloneOnceItIsStopped() {
		UUID run = this.runs.begin(FILTER, false, 12, ACT);
		awaitDecided(run, 1);

		assertThat(this.runs.stop(run, ACT)).isTrue();

		Run stopped = find(run);
		assertThat(stopped.state()).isEqualTo(State.STOPPED);
		assertThat(stopped.total()).isEqualTo(CASES);
		assertThat(stopped.counts().get(Result.TRIED) + stopped.counts().get(Result.STOPPED)).isEqualTo(CASES);
		assertThat(this.runs.resume(run, ACT)).isFalse();
		assertThat(this.runs.preview(FILTER).total()).isGreaterThanOrEqualTo(stopped.counts().get(Result.STOPPED));
	}

	@Test
	void isWatchedWithoutReloading() {
		try (Browser browser = Browser.open(); Page page = Desktop.logIn(browser)) {
			page.navigate(Desktop.PRODUCT + "/support/runs/preview?cause=" + CAUSE);
			page.locator("input[name=perMinute]").fill("12");
			page.getByLabel("Reason").fill("The zone is in order again");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try them again")).click();
			assertThat(page.locator(".lead strong")).hasText("Running");
			UUID run = UUID.fromString(page.url().replaceAll(".*/", ""));
			page.evaluate("document.body.dataset.loaded = 'once'");
			int before = decided(page);
			await("progress").atMost(Duration.ofSeconds(60)).until(() -> decided(page) > before);
			page.getByLabel("Reason").fill("Let us wait");

			this.runs.pause(run, ACT);

			assertThat(page.locator(".lead strong")).hasText("Paused");
			assertThat(page.locator("body[data-loaded]")).hasCount(1);
			assertThat(page.getByLabel("Reason")).hasValue("Let us wait");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on")).click();
			assertThat(page.locator(".lead strong")).hasText("Running");
			page.route("**/live", Route::abort);
			page.reload();
			int rest = decided(page);
			await("progress by asking").atMost(Duration.ofSeconds(60)).until(() -> decided(page) > rest);
			page.getByLabel("Reason").fill("The zone is wrong again");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause")).click();
			assertThat(page.locator(".lead strong")).hasText("Paused");
			page.getByLabel("Reason").fill("It stays wrong");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop for good")).click();
			assertThat(page.locator(".lead strong")).hasText("Stopped");
			assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on"))).hasCount(0);
			assertThat(decided(page)).isEqualTo(find(run).total());
		}
	}

	private static int decided(Page page) {
		return Integer.parseInt(page.getByRole(AriaRole.STATUS).textContent().replaceAll(" of .*", ""));
	}

	private void awaitDecided(UUID run, int cases) {
		await("decided").atMost(Duration.ofSeconds(60)).until(() -> find(run).decided() >= cases);
	}

	private Run find(UUID run) {
		return this.runs.find(run).orElseThrow();
	}

	/** As a database that falls over would. */
	private void killSessions() {
		this.jdbc.sql("""
				select count(pg_terminate_backend(pid)) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()
				""").query(Long.class).single();
	}

	private long expired() {
		return this.jdbc.sql("select count(*) from enterprise where name = ? and next_code = 'INVITATION_EXPIRED'")
			.param(this.crowd)
			.query(Long.class)
			.single();
	}

	private long tries() {
		return this.jdbc.sql("""
				select count(*) from audit_entry join enterprise on enterprise.id = subject
				where enterprise.name = ? and person is not null
				""").param(this.crowd).query(Long.class).single();
	}

}
