package com.teammate.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Support finds what is stuck and gets it moving, in a real browser. */
class DeskJourneyTests {

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static final String PRODUCT = TestSandbox.world().publicUrl().toString();

	@Test
	void freesAnOnboardingWhoseStepHasGivenUp() {
		try (Browser browser = Browser.open(); Company company = Company.swift(); Page page = logIn(browser)) {
			company.tenant().activateAfter(Duration.ofMinutes(30));
			company.consent();
			company.awaitNextAction("ACTIVATE_DOMAIN");
			company.tenant().applicationEnabled(false);
			TestSandbox.world().clock().forward(Duration.ofMinutes(31));
			company.awaitNextAction("APPLICATION_DISABLED");

			page.navigate(PRODUCT + "/support?cause=APPLICATION_DISABLED");
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("the administrator must enable it");
			look(page, "desk-stuck");
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Company " + company.domain())).click();
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("Stopped");
			assertThat(page.locator(".diagram .problem").first()).isVisible();
			page.locator("details summary").first().click();
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
			page.navigate(PRODUCT + "/support/audit?q=has+enabled&staffOnly=true");
			assertThat(page.getByRole(AriaRole.MAIN)).containsText("The administrator has enabled it");
			look(page, "desk-audit");
			assertThat(company.history()).contains("Support let us try again at once.")
				.noneMatch((text) -> text.contains("has enabled it"));
		}
	}

	private static Page logIn(Browser browser) {
		Page page = browser.newPage();
		page.navigate(PRODUCT + "/support");
		page.getByLabel("Name").fill("support");
		page.getByLabel("Password").fill("sandbox");
		page.getByRole(AriaRole.BUTTON).click();
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Stuck");
		return page;
	}

	private static void look(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
		assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
			.analyze()
			.getViolations()).as(name).isEmpty();
	}

}
