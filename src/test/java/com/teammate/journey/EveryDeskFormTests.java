package com.teammate.journey;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import com.microsoft.playwright.Locator;
import com.teammate.Browser;
import com.teammate.Form;
import com.teammate.Form.Trait;
import com.teammate.Typist;
import com.teammate.account.Accounts;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Interventions;
import com.teammate.onboarding.Moves;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every form of the desk as the application itself lists them, in a real Chromium: sent
 * wrong, sent too late, sent by a double click, and gone back to.
 */
class EveryDeskFormTests {

	private static final String LATE = "You were logged out before this could be sent";

	private static final String CAUSE = "DNS_NAME_IS_ALIAS";

	private static final String JOBS = "process_instance_id_ in "
			+ "(select proc_inst_id_ from act_ru_execution where business_key_ = ?)";

	private static final StaffAct ANNA = new StaffAct("anna", "Asked for by phone");

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private static final Map<String, Company> COMPANIES = new HashMap<>();

	private static Browser browser;

	private static Typist staff;

	private static ResellerId reseller;

	private static Map<String, Form> forms;

	@BeforeAll
	static void anOperatorIsLoggedIn() {
		browser = Browser.open();
		staff = new Typist(browser, TestSandbox.world().publicUrl().toString());
		staff.open("/support");
		logIn();
		reseller = TestSandbox.bean(Accounts.class)
			.open(new Terms("Voices", "vera@" + UUID.randomUUID() + ".example", Offer.everything(), null), "Vera",
					ANNA);
		forms = forms();
	}

	@AfterAll
	static void closeEverything() {
		if (browser != null) {
			browser.close();
			if (COMPANIES.containsKey("stuck")) {
				fail("MAIL_ADDRESS_REFUSED");
			}
			JDBC.sql("update support_run set state = 'STOPPED', ended_at = now() where person = 'anna'").update();
			COMPANIES.values().forEach(Company::close);
		}
	}

	@Test
	void areAllKnownHere() {
		assertThat(Form.routes("support")).hasSizeGreaterThan(15)
			.containsExactlyInAnyOrderElementsOf(Form.routesOf(forms));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void sayWhatIsWrongAndKeepWhatWasTyped(String example) {
		Form form = forms.get(example);
		if (!form.wrong().isEmpty()) {
			staff.isToldWhatIsWrong(form);
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void leadBackAfterTheLoginWhenTheSessionHasEnded(String example) {
		Form form = forms.get(example);
		staff.open(form.page().get());
		String path = staff.path();
		Locator filled = staff.fillIn(form, form.right());
		Object before = form.state().get();
		staff.profile().clearCookies();

		staff.send(form, filled);
		logIn();

		assertThat(staff.path()).isEqualTo(path);
		assertThat(form.state().get()).isEqualTo(before);
		if (!form.right().isEmpty()) {
			assertThat(staff.text()).contains(LATE);
			staff.expectTyped(form, form.right());
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void doNothingTwiceAndCanBeGoneBackTo(String example) {
		staff.changesItOnce(forms.get(example));
	}

	private static void logIn() {
		assertThat(staff.path()).isEqualTo("/staff/login");
		staff.send(Form.of("/staff/login", "/login", "username", "operator", "password", "sandbox"));
	}

	private static Map<String, Form> forms() {
		Map<String, Form> all = new TreeMap<>();
		addCases(all);
		addMoves(all);
		addRuns(all);
		addResellers(all);
		return all;
	}

	private static void addCases(Map<String, Form> all) {
		String route = "POST /support/cases/{id}/";
		Supplier<Object> letters = counting("select count(*) from invitation where enterprise_id = ?",
				() -> company("waiting").id());
		all.put(route + "retry",
				Form.of(() -> "/support/cases/" + stuck(), "/retry", "reason", "The zone is in order")
					.wrong("reason", " ")
					.changing(EveryDeskFormTests::failed));
		all.put(route + "check", Form.of(() -> at("waiting"), "/check", "reason", "They say so").wrong("reason", " "));
		all.put(route + "notes", Form.of(() -> at("waiting"), "/notes", "text", "Called them")
			.wrong("text", " ")
			.changing(
					counting("select count(*) from case_note where enterprise_id = ?", () -> company("waiting").id())));
		all.put(route + "link",
				Form.of(() -> at("waiting"), "/link", "reason", "No link in the mail")
					.wrong("reason", " ")
					.changing(letters)
					.that(Trait.ACTS_ANEW, Trait.NEEDS_THE_SCRIPT));
		all.put(route + "help#RESEND",
				Form.of(() -> at("waiting"), "/help#RESEND", "reason", "They lost it")
					.wrong("reason", " ")
					.changing(letters)
					.that(Trait.ACTS_ANEW, Trait.NEEDS_THE_SCRIPT));
		all.put(route + "help#CORRECT_ADDRESS", Form
			.of(() -> at("corrected"), "/help#CORRECT_ADDRESS", "value", "boss@" + Company.newDomain(), "reason",
					"By phone")
			.wrong("value", "nobody", "reason", "By phone")
			.changing(counting("select admin_email from enterprise where id = ?", () -> company("corrected").id())));
		all.put(route + "help#ASK_RESELLER",
				Form.of(() -> at("waiting"), "/help#ASK_RESELLER", "value", "please call.", "reason", "By phone")
					.wrong("value", " ", "reason", "By phone"));
		all.put(route + "help#DISABLE",
				Form.of(() -> able(true), "/help#DISABLE", "reason", "They pause")
					.wrong("reason", " ")
					.changing(status("paused")));
		all.put(route + "help#ENABLE",
				Form.of(() -> able(false), "/help#ENABLE", "reason", "They go on")
					.wrong("reason", " ")
					.changing(status("paused")));
		all.put(route + "help#REMOVE", Form
			.of(EveryDeskFormTests::removable, "/help#REMOVE", "value", "Company", "reason", "They leave")
			.wrong("value", "Another", "reason", "They leave")
			.changing(() -> JDBC.sql("select count(*) from enterprise where name = 'Company' and status like 'REMOV%'")
				.query(Long.class)
				.single()));
	}

	private static void addMoves(Map<String, Form> all) {
		String route = "POST /support/cases/{id}/moves";
		String moves = "select count(*) from support_move where enterprise_id = ? and state = ";
		all.put(route,
				Form.of(() -> at("moved"), "/moves#Event_CodeEntered", "reason", "It hangs")
					.wrong("reason", " ")
					.changing(counting(moves + "'ASKED'", () -> company("moved").id())));
		all.put(route + "/{move}", Form.of(() -> {
			TestSandbox.bean(Moves.class)
				.ask(EnterpriseId.of(company("refused").id()), null, "Event_CodeEntered", "Event_FirstConsentReturned",
						ANNA);
			return at("refused");
		}, "/moves/", "reason", "Not at all")
			.by("button[value=false]")
			.wrong("reason", " ")
			.changing(counting(moves + "'REFUSED'", () -> company("refused").id()))
			.that(Trait.ACTS_ANEW));
	}

	private static void addRuns(Map<String, Form> all) {
		String reason = "The zone is in order " + UUID.randomUUID();
		all.put("POST /support/runs", Form.of(() -> {
			stuck();
			return "/support/runs/preview?cause=" + CAUSE;
		}, "/runs", "perMinute", "30", "reason", reason)
			.wrong("perMinute", "30", "reason", " ")
			.changing(() -> JDBC.sql("select count(*) from support_run where reason = ?")
				.param(reason)
				.query(Long.class)
				.single())
			.that(Trait.ACTS_ANEW, Trait.NEEDS_THE_SCRIPT));
		String route = "POST /support/runs/{id}/";
		all.put(route + "pause", run("RUNNING", "button.second", "PAUSED"));
		all.put(route + "resume", run("PAUSED", "button:not(.danger)", "RUNNING"));
		all.put(route + "stop", run("RUNNING", "button.danger", "STOPPED"));
	}

	private static Form run(String state, String button, String becomes) {
		return Form.of(() -> {
			UUID run = UUID.randomUUID();
			JDBC.sql("""
					insert into support_run (id, cause, person, reason, per_minute, state, begun_at)
					values (?, ?, 'anna', 'By phone', 60, ?, now())""").params(run, CAUSE, state).update();
			return "/support/runs/" + run;
		}, "/stop", "reason", "The zone")
			.by(button)
			.wrong("reason", " ")
			.changing(() -> JDBC.sql("select count(*) from support_run where person = 'anna' and state = ?")
				.param(becomes)
				.query(Long.class)
				.single())
			.that(Trait.ACTS_ANEW);
	}

	private static void addResellers(Map<String, Form> all) {
		String route = "POST /staff/resellers";
		String page = route.substring(5) + "/" + reseller;
		String email = "new@" + UUID.randomUUID() + ".example";
		all.put(route,
				Form.of("/staff/resellers/new", "/resellers", "name", "Calls", "email", email, "reason", "Contract 18")
					.wrong("name", "Calls", "reason", "Contract 18", "email", "nobody@nowhere")
					.changing(() -> JDBC.sql("select count(*) from reseller where email = ?")
						.param(email)
						.query(Long.class)
						.single()));
		all.put(route + "/{id}",
				Form.of(page, "/resellers/{last}", "name", "Renamed", "reason", "They ask")
					.wrong("name", "Renamed", "reason", "They ask", "email", "nobody@nowhere")
					.changing(counting("select name from reseller where id = ?", reseller::toString)));
		Supplier<Object> suspended = counting("select suspended_at is null from reseller where id = ?",
				reseller::toString);
		all.put(route + "/{id}/suspend", Form.of(() -> {
			TestSandbox.bean(Accounts.class).resume(reseller, ANNA);
			return page;
		}, "/suspend", "reason", "They do not pay").wrong("reason", " ").changing(suspended));
		all.put(route + "/{id}/resume", Form.of(() -> {
			TestSandbox.bean(Accounts.class).suspend(reseller, ANNA);
			return page;
		}, "/resume", "reason", "They paid").wrong("reason", " ").changing(suspended));
		all.put(route + "/{id}/people",
				Form.of(page, "/people", "name", "Bob", "email", "bob@" + email.substring(4), "reason", "New there")
					.wrong("name", "Bob", "reason", "New there", "email", "nobody@nowhere")
					.changing(
							counting("select count(*) from reseller_user where reseller_id = ?", reseller::toString)));
		all.put(route + "/{id}/people/{user}/activation", Form.of(page, "/activation"));
	}

	static Set<String> examples() {
		return forms.keySet();
	}

	private static Supplier<Object> counting(String question, Supplier<String> id) {
		return () -> String
			.valueOf(JDBC.sql(question.replace("= ?", "= ?::uuid")).param(id.get()).query().singleColumn().get(0));
	}

	private static Supplier<Object> status(String company) {
		return counting("select status from enterprise where id = ?", () -> company(company).id());
	}

	/** One that waits for its administrator. */
	private static Company company(String role) {
		return COMPANIES.computeIfAbsent(role, (each) -> {
			Company company = Company.swift();
			company.letter(1);
			return company;
		});
	}

	private static String at(String role) {
		return "/support/cases/" + company(role).id();
	}

	private static String able(boolean enabled) {
		EnterpriseId id = EnterpriseId.of(company("paused").id());
		Interventions interventions = TestSandbox.bean(Interventions.class);
		if (enabled) {
			interventions.enable(id, ANNA);
		}
		else {
			interventions.disable(id, ANNA);
		}
		return at("paused");
	}

	private static String removable() {
		String id = company("removed").id();
		JDBC.sql("update enterprise set name = 'Company' where id = ?::uuid").param(id).update();
		if (JDBC.sql("select status from enterprise where id = ?::uuid")
			.param(id)
			.query(String.class)
			.single()
			.startsWith("REMOV")) {
			COMPANIES.remove("removed").close();
			return removable();
		}
		return at("removed");
	}

	/** One whose letter has been refused, which is said to be for another cause. */
	private static String stuck() {
		if (!COMPANIES.containsKey("stuck") || failed() == 0) {
			String domain = Company.newDomain();
			TestSandbox.world().mailbox().refuse("admin@" + domain, "550 5.1.1 Nobody here");
			Company company = Company.of(domain);
			Optional.ofNullable(COMPANIES.put("stuck", company)).ifPresent(Company::close);
			company.awaitNextAction("MAIL_ADDRESS_REFUSED");
			await().atMost(Duration.ofSeconds(60)).until(() -> failed() == 1);
		}
		fail(CAUSE);
		return COMPANIES.get("stuck").id();
	}

	private static void fail(String cause) {
		JDBC.sql("update act_ru_job set exception_msg_ = '" + cause + ": It was wrong.' where retries_ = 0 and " + JOBS)
			.param(COMPANIES.get("stuck").id())
			.update();
	}

	private static long failed() {
		return JDBC.sql("select count(*) from act_ru_job where retries_ = 0 and " + JOBS)
			.param(COMPANIES.get("stuck").id())
			.query(Long.class)
			.single();
	}

}
