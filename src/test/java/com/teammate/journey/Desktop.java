package com.teammate.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.sandbox.TestSandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Somebody of support in front of a real browser. */
final class Desktop {

	static final String PRODUCT = TestSandbox.world().publicUrl().toString();

	private Desktop() {
	}

	/** A page that shows what is stuck. */
	static Page logIn(Browser browser) {
		Page page = browser.newPage();
		page.navigate(PRODUCT + "/support");
		page.getByLabel("Name").fill("support");
		page.getByLabel("Password").fill("sandbox");
		page.getByRole(AriaRole.BUTTON).click();
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Stuck");
		return page;
	}

}
