package com.teammate.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The portal in a real Chromium, with its scripts. */
class PortalBrowserTests {

	private static Browser browser;

	private final String portal = TestSandbox.world().publicUrl().toString();

	private BrowserContext profile;

	private Page page;

	@BeforeAll
	static void openBrowser() {
		browser = Browser.open();
	}

	@AfterAll
	static void closeBrowser() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void logIn() {
		this.profile = browser.newContext();
		this.page = logIn(this.profile);
	}

	@AfterEach
	void closeProfile() {
		this.profile.close();
	}

	@Test
	void addsAnEnterpriseByKeyboardAndWatchesItMove() {
		String name = "Keys " + Seller.domain();
		this.page.navigate(this.portal + "/enterprises/new");
		this.page.getByLabel("Enterprise Name").fill(name);
		this.page.getByLabel("Enterprise Admin Email ID").fill("admin@" + Seller.domain());
		this.page.keyboard().press("Tab");
		assertThat(this.page.locator("#findings")).containsText("Microsoft knows this organization");
		assertThat(this.page.locator("#pbxTypes")).isHidden();
		this.page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("US West")).focus();
		this.page.keyboard().press("Space");
		this.page.getByLabel("PBX", new Page.GetByLabelOptions().setExact(true)).focus();
		this.page.keyboard().press("Space");
		this.page.getByLabel("Unassigned PBX Types").focus();
		this.page.keyboard().press("ArrowDown");
		this.page.keyboard().press("Enter");
		assertThat(this.page.locator(".dual select").last()).containsText("Ringlogix");
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit")).press("Enter");

		assertThat(this.page.locator("h1")).hasText(name);
		// Without a reload: the letter goes out while the page is open.
		assertThat(this.page.locator("#now")).containsText("must enter the invitation code.");
		assertThat(this.page.locator(".diagram .now")).hasCount(1);
	}

	@Test
	void opensAndClosesTheActionMenuByKeyboard() {
		try (Seller seller = Seller.northwind()) {
			String name = "Menu " + Seller.domain();
			seller.add(name);
			this.page.navigate(this.portal + "/enterprises");
			this.page.getByLabel("Search by name or address").fill(name);
			assertThat(this.page.locator("tbody tr")).hasCount(1);
			assertThat(this.page).hasURL(Pattern.compile(".*q=Menu.*"));

			var menu = this.page.locator("details.menu summary").last();
			menu.focus();
			this.page.keyboard().press("Enter");
			assertThat(this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Disable"))).isVisible();
			this.page.keyboard().press("Escape");
			assertThat(this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Disable"))).isHidden();
			assertThat(menu).isFocused();
		}
	}

	@Test
	void keepsWhatWasTypedOverADoubleClickAndTheBackButton() {
		String name = "Double " + Seller.domain();
		this.page.navigate(this.portal + "/enterprises/new");
		this.page.getByLabel("Enterprise Name").fill(name);
		this.page.getByLabel("Enterprise Admin Email ID").fill("admin@" + Seller.domain());
		this.page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("US West")).check();
		this.page.getByLabel("Trunk").check();
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit")).dblclick();
		assertThat(this.page.locator("h1")).hasText(name);

		this.page.goBack();
		this.page.navigate(this.portal + "/enterprises?q=" + name.replace(" ", "+"));

		assertThat(this.page.locator("tbody tr")).hasCount(1);
	}

	@Test
	void showsAKeyThatWasAskedForByADoubleClick() {
		List<String> sent = new ArrayList<>();
		this.page.onRequest((request) -> {
			if (request.method().equals("POST")) {
				sent.add(request.url());
			}
		});
		this.page.navigate(this.portal + "/account/keys");
		this.page.getByLabel("Name").fill("Double " + UUID.randomUUID());

		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the key")).dblclick();

		assertThat(this.page.locator("#issued")).containsText("tmk_");
		assertThat(sent).hasSize(1);
	}

	private Page logIn(BrowserContext profile) {
		Page page = profile.newPage();
		page.navigate(this.portal + "/login");
		page.getByLabel("E-mail address").fill("reseller@northwind.example");
		page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("sandbox");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
		page.waitForURL("**/enterprises");
		return page;
	}

}
