package com.teammate.portal;

import java.util.UUID;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.account.Accounts;
import com.teammate.audit.StaffAct;
import com.teammate.reseller.Offer;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages of an account in a real browser and by keyboard. */
class AccountBrowserTests {

	private static Browser browser;

	private final String portal = TestSandbox.world().publicUrl().toString();

	@BeforeAll
	static void openBrowser() {
		browser = Browser.open();
	}

	@AfterAll
	static void closeBrowser() {
		browser.close();
	}

	@Test
	void leadsFromTheMailToAKey() {
		String email = "eve@" + UUID.randomUUID() + ".example";
		TestSandbox.bean(Accounts.class)
			.open(new Terms("Voices of the North", email, Offer.everything(), null), "Eve",
					new StaffAct("operator", "Contract 17"));
		try (BrowserContext context = browser.newContext()) {
			Page page = context.newPage();
			page.navigate(this.portal + Colleague.linkIn(email, 1));
			page.getByLabel("New password").fill("short");
			page.keyboard().press("Enter");
			assertThat(page.getByText("Please take at least 12 characters.")).isVisible();

			page.getByLabel("New password").fill("seven green bicycles");
			page.keyboard().press("Enter");
			assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Enterprises").setLevel(1)))
				.isVisible();

			page.navigate(this.portal + "/account/keys");
			page.getByLabel("Name").fill("billing");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the key")).click();
			assertThat(page.locator("#issued")).containsText("tmk_");
			page.navigate(this.portal + "/account/people");
			page.navigate(this.portal + "/account/password");
			page.goBack();
			assertThat(page.locator("h1")).hasText("People");
			page.locator("details.menu summary").click();
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
			assertThat(page.getByText("You are logged out.")).isVisible();
		}
	}

}
