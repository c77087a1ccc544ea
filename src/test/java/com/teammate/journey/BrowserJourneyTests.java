package com.teammate.journey;

import java.time.Duration;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The administrator's visit in real Chromium, from the mail to the last page, accessible
 * on every page.
 */
class BrowserJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	@Test
	void leadsTheAdministratorFromTheMailThroughBothConsents() {
		String id = this.reseller.onboard("Browser", "admin@browser.example", "eu-west").path("id").asText();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.world.mailbox().newestTo("admin@browser.example").isPresent());
		Mail mail = this.world.mailbox().newestTo("admin@browser.example").orElseThrow();

		try (Browser browser = Browser.open()) {
			Page visit = browser.newPage();
			visit.navigate("http://localhost:" + this.world.mailbox().webPort() + "/messages/" + mail.number());
			visit.frameLocator("iframe")
				.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Complete").setExact(true))
				.click();
			visit.waitForURL("**/invitations/**");
			isAccessible(visit);
			visit.locator("input[name=code]").fill(Administrator.code(mail));
			visit.locator("form:has(input[name=code]) button").click();

			isAccessible(visit);
			visit.locator("form[action$='/consent/first'] button").click();
			signIn(visit);
			visit.getByLabel("Consent on behalf of your organization").check();
			press(visit, "Accept");
			visit.waitForURL("**/consent");

			isAccessible(visit);
			visit.locator("form[action$='/consent/second'] button").click();
			signIn(visit);
			press(visit, "Accept");
			visit.waitForURL("**/consent");

			isAccessible(visit);
			assertThat(visit.getByRole(AriaRole.HEADING).first()).containsText("your part is done");
		}
		this.reseller.awaitStatus(id, "ACTIVE");
	}

	private void signIn(Page page) {
		page.getByLabel("Email, phone, or Skype").fill("admin@browser.example");
		press(page, "Sign in");
	}

	private void press(Page page, String button) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
	}

	private void isAccessible(Page page) {
		assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
			.analyze()
			.getViolations()).as(page.url()).isEmpty();
	}

}
