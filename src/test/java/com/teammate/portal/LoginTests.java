package com.teammate.portal;

import java.util.List;

import com.teammate.sandbox.TestSandbox;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way into the portal, over HTTP. */
class LoginTests {

	private final String portal = TestSandbox.world().publicUrl().toString();

	private WebClient browser;

	@BeforeEach
	void openBrowser() {
		this.browser = new WebClient();
		this.browser.getOptions().setJavaScriptEnabled(false);
		this.browser.getOptions().setCssEnabled(false);
		this.browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
	}

	@AfterEach
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void landsOnEnterprises() throws Exception {
		HtmlPage login = this.browser.getPage(this.portal + "/");
		HtmlPage page = logIn(login, "Reseller@Northwind.example", "sandbox");

		assertThat(page.getUrl().getPath()).isEqualTo("/enterprises");
		assertThat(page.getElementsByTagName("h1").get(0).asNormalizedText()).isEqualTo("Enterprises");
	}

	@Test
	void asksForTheLoginFirst() throws Exception {
		HtmlPage page = this.browser.getPage(this.portal + "/enterprises");

		assertThat(page.getUrl().getPath()).isEqualTo("/login");
	}

	@Test
	void letsNobodyInWithAWrongPasswordOrAnAccountOfTheStaff() throws Exception {
		HtmlPage login = this.browser.getPage(this.portal + "/login");

		HtmlPage wrong = logIn(login, "reseller@northwind.example", "sandbox1");
		HtmlPage unknown = logIn(wrong, "nobody@northwind.example", "sandbox");
		HtmlPage staff = logIn(unknown, "operator", "sandbox");

		assertThat(List.of(wrong, unknown, staff)).allSatisfy((page) -> {
			assertThat(page.getUrl().getPath()).isEqualTo("/login");
			assertThat(page.asNormalizedText()).contains("Address or password is wrong.");
		});
	}

	@Test
	void logsOut() throws Exception {
		HtmlPage page = logIn(this.browser.getPage(this.portal + "/login"), "reseller@northwind.example", "sandbox");

		HtmlPage out = page.getForms().get(0).getElementsByTagName("button").get(0).click();

		assertThat(out.asNormalizedText()).contains("You are logged out.");
		assertThat(((HtmlPage) this.browser.getPage(this.portal + "/enterprises")).getUrl().getPath())
			.isEqualTo("/login");
	}

	@Test
	void takesNoFormWithoutItsToken() throws Exception {
		HtmlPage login = this.browser.getPage(this.portal + "/login");
		this.browser.getCookieManager().clearCookies();

		HtmlPage page = logIn(login, "reseller@northwind.example", "sandbox");

		assertThat(page.getWebResponse().getStatusCode()).isEqualTo(403);
		assertThat(page.asNormalizedText()).contains("This page was open too long");
	}

	private static HtmlPage logIn(HtmlPage page, String email, String password) throws Exception {
		HtmlForm form = page.getForms().get(0);
		form.getInputByName("email").setValue(email);
		form.getInputByName("password").setValue(password);
		return form.getElementsByTagName("button").get(0).click();
	}

}
