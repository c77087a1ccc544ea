package com.teammate.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.teammate.Browser;
import com.teammate.sandbox.TestSandbox;
import org.awaitility.Awaitility;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Support finds what is stuck and gets it moving, in a real browser. */
class DeskJourneyTests {

	private static final Path PICTURES = Path.of("target", "screenshots");

	@Test
	void freesAnOnboardingWhoseStepHasGivenUp() {
		try (Browser browser = Browser.open(); Company company = Company.swift(); Page page = Desktop.logIn(browser)) {
			company.tenant().activateAfter(Duration.ofMinutes(30));
			company.consent();
			company.awaitNextAction("ACTIVATE_DOMAIN");
			company.tenant().applicationEnabled(false);
			TestSandbox.world().clock().forward(Duration.ofMinutes(31));
			company.awaitNextAction("APPLICATION_DISABLED");

			page.navigate(Desktop.PRODUCT + "/support?cause=APPLICATION_DISABLED");
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("the administrator must enable it");
			look(page, "desk-stuck");
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Company " + company.domain())).click();
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("Stopped");
			assertThat(page.locator(".diagram .problem").first()).isVisible();
			page.locator("details:has(pre) summary").first().click();
			assertThat(page.locator("details pre").first()).containsText("MicrosoftFailure");
			look(page, "desk-case");

			company.tenant().applicationEnabled(true);
			page.getByLabel("Reason, for the audit trail").first().fill("The administrator has enabled it");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again now")).click();

			assertThat(page.getByRole(AriaRole.STATUS)).containsText("being tried again");
			company.awaitActive();
			company.assertNothingTwice();
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit")).click();
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("The administrator has enabled it");
			page.navigate(Desktop.PRODUCT + "/support/audit?q=has+enabled&staffOnly=true");
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("The administrator has enabled it");
			look(page, "desk-audit");
			assertThat(company.history()).contains("Support let us try again at once.")
				.noneMatch((text) -> text.contains("has enabled it"));
		}
	}

	@Test
	void freesWhatStandsForManyCausesWithoutLeavingTheDesk() {
		String refused = Company.newDomain();
		TestSandbox.world().mailbox().refuse("admin@" + refused, "550 5.1.1 Nobody here");
		try (Browser browser = Browser.open();
				Page page = Desktop.logIn(browser);
				Company poor = Company.swift();
				Company taken = Company.swift();
				Company locked = Company.swift();
				Company unreachable = Company.of(refused)) {
			poor.tenant().freeLicences(0);
			poor.consent();
			taken.tenant().domainTakenAtVerifying();
			taken.consent();
			lock(locked);

			poor.awaitNextAction("LICENCE_MISSING");
			page.navigate(Desktop.PRODUCT + "/support/runs/preview?cause=LICENCE_MISSING");
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("for a person");
			look(page, "desk-preview");
			open(page, poor, "LICENCE_MISSING");
			poor.tenant().freeLicences(1);
			help(page, "Try again now", null);
			poor.awaitActive();

			taken.awaitNextAction("DOMAIN_TAKEN");
			open(page, taken, "DOMAIN_TAKEN");
			taken.tenant().domainFree();
			help(page, "Correct the label of a region", taken.domain().substring(0, 9) + "-desk");
			taken.awaitActiveInFastMotion();

			open(page, locked, "INVITATION_LOCKED");
			help(page, "Send a new invitation", null);
			locked.letter(2);

			unreachable.awaitNextAction("MAIL_ADDRESS_REFUSED");
			open(page, unreachable, "MAIL_ADDRESS_REFUSED");
			page.setViewportSize(390, 844);
			look(page, "desk-case-phone");
			help(page, "Correct the administrator's address", "boss@" + refused);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> !TestSandbox.world().mailbox().to("boss@" + refused).isEmpty());

			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
			look(page, "desk-case-phone-dark");
			for (String path : List.of("", "/runs", "/funnel", "/audit")) {
				page.navigate(Desktop.PRODUCT + "/support" + path);
				look(page, "desk" + path.replace('/', '-') + "-phone-dark");
			}
		}
	}

	private static void open(Page page, Company company, String cause) {
		page.navigate(Desktop.PRODUCT + "/support?cause=" + cause);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Company " + company.domain())).click();
		assertThat(page.getByRole(AriaRole.MAIN)).containsText("What to do:");
		assertThat(page.locator("input[type=search], .search input").first()).hasValue("");
	}

	private static void help(Page page, String deed, String value) {
		page.locator("details.more").evaluate("details => details.open = true");
		Locator form = page.locator("form.act")
			.filter(new Locator.FilterOptions()
				.setHas(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(deed).setExact(true))));
		if (value != null) {
			form.locator("input[name=value]").fill(value);
		}
		form.locator("input[name=reason]").fill("Asked for by phone");
		form.getByRole(AriaRole.BUTTON).click();
		assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
	}

	private static void lock(Company company) {
		HtmlPage entry = company.administrator().open(Administrator.link(company.letter(1)));
		for (int tried = 0; tried < 5; tried++) {
			entry = company.administrator().typeCode(entry, "AAAA-BBBB-CCCC");
		}
	}

	private static void look(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
		assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
			.analyze()
			.getViolations()).as(name).isEmpty();
	}

}
