package com.teammate.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.diagnosis.DiagnosisWords;
import com.teammate.journey.Plight.Deed;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.microsoft.Replication;
import com.teammate.webhook.Receiver;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * For every cause of the catalogue somebody of support finds a company that is stuck for
 * it, reads what to do, does it, and sees it freed.
 */
class EveryCauseJourneyTests {

	/** What is told elsewhere, because it holds up no enterprise. */
	private static final Set<String> HOLD_UP_NOTHING = Set.of("CREDENTIAL_EXPIRES_SOON", "APPLICATION_LEFT",
			"PHONE_LICENCE_MISSING", "SUB_DOMAIN_TAKEN");

	private static final SandboxWorld WORLD = TestSandbox.world();

	private final JobExecutor engine = TestSandbox.engine();

	private final ExecutorService hands = Executors.newFixedThreadPool(8);

	private final Set<String> seen = new TreeSet<>();

	private final List<Company> companies = new ArrayList<>();

	/** Brings the mail server back while it is down. */
	private Runnable mailServer = () -> {
	};

	/** Has the reseller's program not told any more. */
	private Runnable endpoint = () -> {
	};

	@AfterEach
	void goHome() {
		this.engine.start();
		WORLD.pbx().answer(204);
		this.mailServer.run();
		this.endpoint.run();
		this.hands.shutdownNow();
		this.companies.forEach(Company::close);
	}

	@Test
	void freesWhateverStandsForWhateverCause() {
		Map<String, Supplier<Plight>> recipes = Plights.recipes();
		recipes.put("MIGRATION_REFUSED", Plights::staysBehind);
		try (Browser browser = Browser.open();
				Page page = Desktop.logIn(browser);
				Receiver receiver = Receiver.start()) {
			List<Plight> plights = new ArrayList<>(late());
			walk(page, ofEverybody(receiver));
			plights.addAll(atOnce(recipes.values()));
			plights.forEach(Plight::shown);
			walk(page, plights);
		}

		assertThat(this.seen).containsExactlyInAnyOrderElementsOf(TestSandbox.bean(Diagnoses.class)
			.all()
			.stream()
			.map(Diagnosis::code)
			.filter((code) -> !HOLD_UP_NOTHING.contains(code))
			.toList());
	}

	/** What takes hours or days, and what is believed only after some minutes. */
	private List<Plight> late() {
		List<Company> first = atOnce(List.of(() -> activating("us-west"), Plights::active, Plights::active));
		Company failed = first.get(0);
		List<String> labels = new ArrayList<>();
		for (int label = 1; label <= 3; label++) {
			await("label " + label).atMost(Duration.ofSeconds(60)).until(() -> !labels.contains(failed.fqdn()));
			labels.add(failed.fqdn());
			failed.awaitNextAction("ACTIVATE_DOMAIN");
			WORLD.clock().forward(Duration.ofHours(25));
		}
		failed.awaitNextAction("DOMAIN_ACTIVATION_FAILED");
		TestSandbox.bean(JdbcClient.class).sql("""
				insert into activation (fqdn, region, ended_at, took_seconds, succeeded)
				select gen_random_uuid() || '.example', 'ca-central', now(), 30, true from generate_series(1, 200)
				""").update();
		Company overdue = activating("ca-central");
		WORLD.clock().forward(Duration.ofHours(2));
		return List.of(
				Plight.of("DOMAIN_ACTIVATION_FAILED", failed, () -> failed.tenant().activateAfter(Duration.ZERO)),
				Plight.of("DOMAIN_ACTIVATION_OVERDUE", overdue, () -> overdue.tenant().activateAfter(Duration.ZERO)),
				Plights.consentLost(first.get(1)), Plights.permissionsLost(first.get(2)));
	}

	private static Company activating(String region) {
		Company company = Company.swift(region);
		company.tenant().activateAfter(Duration.ofDays(36_500));
		company.consent();
		company.awaitNextAction("ACTIVATE_DOMAIN");
		return company;
	}

	private static Company replicating() {
		Company company = Company.swift();
		company.tenant()
			.replicate(
					new Replication(Duration.ZERO, Duration.ofHours(9), Duration.ZERO, Duration.ZERO, Duration.ZERO));
		company.consent();
		company.awaitNextAction("REPLICATE_CONSENTS");
		return company;
	}

	/** What would befall every company that is at work meanwhile. */
	private List<Plight> ofEverybody(Receiver receiver) {
		Company removed = Plights.active();
		Company delayed = replicating();
		WORLD.clock().forward(Duration.ofMinutes(20));
		Plight replicating = Plight
			.of("CONSENT_REPLICATION_OVERDUE", delayed, () -> WORLD.clock().forward(Duration.ofHours(9)))
			.shown();
		Company hooked = Company.swift();
		WORLD.pbx().answer(503);
		hooked.consent();
		Plight unheard = Plight.of("PBX_HOOK_NOT_TAKEN", hooked, () -> WORLD.pbx().answer(204)).shown();

		Company subscribed = Company.swift();
		subscribed.letter(1);
		receiver.answer(503);
		String endpoint = "/api/v1/webhook-endpoints/" + ResellerProgram
			.read(subscribed.reseller()
				.post("/api/v1/webhook-endpoints", "{\"url\":\"" + receiver.url() + "\",\"description\":\"desk\"}"))
			.path("id")
			.asText();
		this.endpoint = () -> subscribed.reseller().delete(endpoint);
		subscribed.enterCode();
		Plight untaken = Plight.of("WEBHOOK_NOT_TAKEN", subscribed, () -> receiver.answer(200)).shown();

		WORLD.mailbox().goDown();
		this.mailServer = () -> {
			WORLD.mailbox().comeBack();
			this.mailServer = () -> {
			};
		};
		Plight unreachable = Plight.of("MAIL_SERVER_UNREACHABLE", Company.swift(), () -> this.mailServer.run()).shown();

		this.engine.shutdown();
		removed.tenant().revokeConsent();
		removed.remove();
		driveByHand(removed, "ACCESS_WITHDRAWN");
		Plight withdrawn = Plight.of("ACCESS_WITHDRAWN", removed, () -> {
		});
		Plight standing = Plight.of("STANDSTILL", Company.swift(), this.engine::start);
		WORLD.clock().forward(Duration.ofMinutes(20));
		return List.of(withdrawn, replicating, standing.shown(), unreachable, untaken, unheard);
	}

	/** As the engine would, only step by step. */
	private static void driveByHand(Company company, String until) {
		ManagementService jobs = TestSandbox.bean(ManagementService.class);
		RuntimeService runtime = TestSandbox.bean(RuntimeService.class);
		await(until).atMost(Duration.ofSeconds(60)).until(() -> {
			runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(company.id())
				.list()
				.forEach((instance) -> jobs.createJobQuery()
					.processInstanceId(instance.getId())
					.executable()
					.list()
					.forEach((job) -> jobs.executeJob(job.getId())));
			return company.nextAction().path("code").asText().equals(until);
		});
	}

	private <T> List<T> atOnce(Collection<Supplier<T>> recipes) {
		List<Future<T>> making = recipes.stream().map((recipe) -> this.hands.submit(recipe::get)).toList();
		return making.stream().map(EveryCauseJourneyTests::result).toList();
	}

	private static <T> T result(Future<T> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	/** All are helped first, so that what frees them goes on side by side. */
	private void walk(Page page, List<Plight> plights) {
		for (Plight plight : plights) {
			this.companies.add(plight.company());
			open(page, plight);
			plight.mending().run();
			help(page, plight);
		}
		for (Plight plight : plights) {
			await(plight.cause() + " is over").atMost(Duration.ofSeconds(120))
				.pollInterval(Duration.ofMillis(300))
				.until(() -> !plight.isStuck());
		}
		page.navigate(Desktop.PRODUCT + "/support");
		List<String> others = page.locator("tbody .code").allTextContents();
		for (Plight plight : plights) {
			if (others.contains(plight.cause())) {
				page.navigate(Desktop.PRODUCT + "/support?cause=" + plight.cause());
				assertThat(link(page, plight)).hasCount(0);
			}
			this.seen.add(plight.cause());
		}
	}

	private static void open(Page page, Plight plight) {
		Diagnosis cause = TestSandbox.bean(Diagnoses.class).named(plight.cause());
		String owner = TestSandbox.bean(MessageSource.class)
			.getMessage("desk.actor." + cause.owner(), null, Locale.ENGLISH);
		page.navigate(Desktop.PRODUCT + "/support?cause=" + plight.cause());
		assertThat(page.locator("tr.chosen")).containsText(cause.text());
		assertThat(page.locator("tr.chosen td").last()).hasText(owner);
		link(page, plight).click();
		Locator problems = page.locator(".problems");
		assertThat(problems).containsText(cause.text());
		assertThat(problems).containsText(TestSandbox.bean(DiagnosisWords.class).forSupport(plight.cause()));
	}

	private static Locator link(Page page, Plight plight) {
		return page.getByRole(AriaRole.LINK,
				new Page.GetByRoleOptions().setName("Company " + plight.company().domain()).setExact(true));
	}

	/** What has gone on by itself meanwhile needs no help. */
	private static void help(Page page, Plight plight) {
		Deed deed = plight.deed();
		page.locator("details.more").evaluate("details => details.open = true");
		Locator form = page.locator("form.act")
			.filter(new Locator.FilterOptions().setHas(
					page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(deed.button).setExact(true))));
		if (!plight.value().isEmpty()) {
			form.locator("input[name=value]").fill(plight.value());
		}
		form.locator("input[name=reason]").fill("Asked for by phone");
		form.getByRole(AriaRole.BUTTON).click();
		assertThat(page.getByRole(AriaRole.STATUS)
			.or(page.getByText("Nothing has failed here"))
			.or(page.getByText("Give this link to the administrator"))
			.first()).isVisible();
	}

}
