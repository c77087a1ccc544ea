package com.teammate.journey;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.teammate.Browser;
import com.teammate.sandbox.TestSandbox;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the administrator sees and decides after the visit. */
class DashboardJourneyTests {

	private final Company company = Company.swift();

	private final Administrator administrator = this.company.administrator();

	private final Administrator stranger = new Administrator();

	@AfterEach
	void closeTheBrowsers() {
		this.company.close();
		this.stranger.close();
	}

	@Test
	void showsEverythingAndLetsTheAdministratorDecide() throws Exception {
		this.company.letter(1);
		assertThat(change("{\"requestManagementConsent\":true,\"userLimit\":2}").statusCode()).isEqualTo(200);
		HtmlPage asked = this.company.consent();
		assertThat(asked.asNormalizedText()).contains("May your provider manage this for you?");
		assertThat(this.administrator.press(asked, "later").asNormalizedText()).contains("your part is done");
		this.company.awaitActive();
		assertThat(this.administrator.open(Administrator.link(this.company.letter(1))).asNormalizedText())
			.contains("has done its work", "Sign in with Microsoft");

		HtmlPage dashboard = signIn(this.administrator, this.company.admin());

		assertThat(dashboard.asNormalizedText()).contains("is connected to the voice service", "Pending Consent",
				"0 of 2 users", "US West", "connected", this.company.fqdn(), "What was written");
		assertThat(addUserAsReseller("11").statusCode()).isEqualTo(403);
		dashboard = this.administrator.press(dashboard, "grant");
		assertThat(dashboard.asNormalizedText()).contains("Granted Consent");
		assertThat(addUserAsReseller("11").statusCode()).isEqualTo(201);
		dashboard = this.administrator.press(dashboard, "revoke");
		assertThat(dashboard.asNormalizedText()).contains("Revoked", "1 of 2 users");
		assertThat(dashboard.asXml()).contains("User user11@" + this.company.domain(),
				"7e05723c-0bb0-42da-be95-ae9f08a6e53c");
		keepsWhatWasTypedOfAUserWhoIsNotTaken(dashboard);
		this.administrator.speak("de");
		assertThat(this.administrator.open(dashboard()).asXml())
			.contains("Benutzer user11@" + this.company.domain() + " wurde hinzugef\u00fcgt");
		this.administrator.speak("en");
		assertThat(addUserAsReseller("12").statusCode()).isEqualTo(403);
		HttpResponse<String> rerouted = change("{\"sbcRegions\":[\"us-west\",\"us-east-1\"]}");
		assertThat(rerouted.statusCode()).isEqualTo(403);
		assertThat(ResellerProgram.read(rerouted).path("code").asText()).isEqualTo("management_consent_missing");
		assertThat(this.company.reseller().enterprise(this.company.id()).path("managementConsent").asText())
			.isEqualTo("REVOKED");

		assertThat(dashboard.asNormalizedText()).doesNotContain("See your calls");
		assertThat(this.administrator.open(calls()).asNormalizedText())
			.contains("\u201cAccess SIP Data\u201d is not switched on");
		assertThat(this.company.reseller().get(this.company.cdrs()).statusCode()).isEqualTo(403);
		assertThat(change("{\"accessSipData\":true}").statusCode()).isEqualTo(200);
		JsonNode cdr = ResellerProgram.read(this.company.reseller().get(this.company.cdrs())).at("/items/0");
		assertThat(this.administrator.open(dashboard()).asXml())
			.contains("A program of Northwind Voice read the calls of");
		HtmlPage calls = this.administrator.follow(this.administrator.open(dashboard()), "See your calls");
		assertThat(calls.asNormalizedText()).contains(cdr.path("from").asText(), cdr.path("to").asText());
		assertThat(this.administrator.follow(calls, "Older calls").asNormalizedText())
			.doesNotContain(cdr.path("from").asText() + " called " + cdr.path("to").asText())
			.contains("called +1");
		assertThat(this.stranger.open(calls()).asNormalizedText()).contains("Your connection at a glance");
		assertThat(TestSandbox.log().text()).doesNotContain(cdr.path("from").asText(), cdr.path("to").asText());

		JsonNode pack = new ObjectMapper().readTree(download("/enterprise/evidence.json").getContentAsString());
		assertThat(pack.path("tenant").asText()).isEqualTo(this.company.tenantState().path("id").asText());
		assertThat(pack.at("/evidence/provenAt").asText()).isNotEmpty();
		assertThat(pack.at("/evidence/consents/0/administrator").asText()).isNotEmpty();
		assertThat(pack.path("changes")).isNotEmpty();
		assertThat(pack.at("/management/0/acts/0/text").asText()).contains("user11");
		WebResponse pdf = download("/enterprise/evidence.pdf");
		assertThat(pdf.getContentType()).isEqualTo("application/pdf");
		assertThat(new String(pdf.getContentAsStream().readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("%PDF-");

		HtmlPage untyped = this.administrator.submit(dashboard, "confirmation", "yes");
		assertThat(untyped.asNormalizedText()).contains("so nothing was done");
		assertThat(untyped.<HtmlInput>getHtmlElementById("confirmation").getValue()).isEqualTo("yes");
		String name = this.company.reseller().enterprise(this.company.id()).path("name").asText();
		HtmlPage leaving = this.administrator.submit(dashboard, "confirmation", name);
		assertThat(leaving.asNormalizedText()).doesNotContain("so nothing was done");
		this.company.reseller().awaitStatus(this.company.id(), "REMOVED");
		assertThat(this.company.tenantState().path("domains").findValuesAsText("id"))
			.noneMatch((id) -> id.contains(".sbc."));

		assertThat(this.administrator.submitTo(dashboard, "/enterprise/sign-out").asNormalizedText())
			.contains("Your connection at a glance");
		assertThat(this.administrator.open(dashboard()).asNormalizedText()).contains("Your connection at a glance");
	}

	@Test
	void letsNobodyInWhoIsNotAGlobalAdministratorOfAConnectedOrganization() {
		this.company.consent();
		this.company.awaitProof();

		assertThat(signIn(this.stranger, "teams@" + this.company.domain()).asNormalizedText())
			.contains("not a Global Administrator");
		assertThat(signIn(this.stranger, "admin@" + Company.newDomain()).asNormalizedText())
			.doesNotContain(this.company.fqdn())
			.contains("Your connection at a glance");
		assertThat(this.stranger.open(dashboard()).asNormalizedText()).contains("Your connection at a glance");
	}

	@Test
	void signsOutWhoIsNoAdministratorAnyMore() {
		this.company.consent();
		this.company.awaitProof();
		assertThat(signIn(this.administrator, this.company.admin()).asNormalizedText()).contains(this.company.fqdn());
		this.company.tenant().removeRoles(this.company.admin());
		assertThat(this.administrator.open(dashboard()).asNormalizedText()).contains(this.company.fqdn());

		TestSandbox.world().clock().forward(Duration.ofMinutes(6));

		assertThat(this.administrator.open(dashboard()).asNormalizedText()).doesNotContain(this.company.fqdn())
			.contains("Your connection at a glance");
		this.company.tenant().grantRole(this.company.admin(), "62e90394-69f5-4237-9190-012177145e10");
		assertThat(this.administrator.open(dashboard()).asNormalizedText()).contains("Your connection at a glance");
	}

	@Test
	void looksGoodEverywhere() {
		this.company.letter(1);
		assertThat(change("{\"requestManagementConsent\":true,\"accessSipData\":true}").statusCode()).isEqualTo(200);
		this.company.consent();
		this.company.awaitActive();
		for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
			try (Browser browser = Browser.open();
					BrowserContext context = browser.newContext(new NewContextOptions().setColorScheme(colours))) {
				Page page = context.newPage();
				page.navigate(dashboard().toString());
				look(page, "dashboard-sign-in", colours);
				page.locator("form[action$='/enterprise/sign-in'] button").click();
				page.getByLabel("Email, phone, or Skype").fill(this.company.admin());
				page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
				if (page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept")).count() > 0) {
					page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept")).click();
				}
				page.waitForURL("**/enterprise");
				page.locator("details").evaluateAll("all => all.forEach((one) => one.open = true)");
				look(page, "dashboard", colours);
				comesBackToAPageAndNotToAForm(page, colours);
				page.navigate(dashboard().resolve("/enterprise/calls").toString());
				look(page, "dashboard-calls", colours);
			}
		}
	}

	/** A browser that reloads the answer to a form would send it again. */
	private static void comesBackToAPageAndNotToAForm(Page page, ColorScheme colours) {
		Locator confirmation = page.locator("#confirmation");
		confirmation.fill("no");
		page.locator("form[action$='/enterprise/disconnect'] button").click();
		PlaywrightAssertions.assertThat(confirmation).hasValue("no");
		PlaywrightAssertions.assertThat(confirmation).isVisible();
		look(page, "dashboard-refused", colours);
		page.reload();
		PlaywrightAssertions.assertThat(confirmation).hasValue("");
		PlaywrightAssertions.assertThat(page).hasURL(dashboard().toString());
	}

	private static void look(Page page, String name, ColorScheme colours) {
		for (int width : List.of(1200, 360)) {
			page.setViewportSize(width, 800);
			page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of("target", "screenshots",
						name + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png")));
			assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
				.as("%s at %d", name, width)
				.isLessThanOrEqualTo(0);
		}
		assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
			.analyze()
			.getViolations()).as(name).isEmpty();
	}

	private HtmlPage signIn(Administrator browser, String account) {
		return browser.signInToDashboard(browser.open(dashboard()), account);
	}

	private WebResponse download(String path) {
		return this.administrator.download(TestSandbox.world().publicUrl().resolve(path));
	}

	private HttpResponse<String> change(String changes) {
		return this.company.reseller().change(this.company.id(), changes);
	}

	private void keepsWhatWasTypedOfAUserWhoIsNotTaken(HtmlPage dashboard) {
		HtmlPage refused = addUser(dashboard, "kim", "11");
		assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(422);
		assertThat(refused.asNormalizedText()).contains("belongs to another user");
		assertThat(refused.<HtmlInput>getHtmlElementById("user-address").getValue())
			.isEqualTo("kim@" + this.company.domain());
		assertThat(refused.<HtmlInput>getHtmlElementById("user-name").getValue()).isEqualTo("kim");
		assertThat(refused.<HtmlInput>getHtmlElementById("user-extension").getValue()).isEqualTo("11");

		HtmlPage added = this.administrator.submit(refused, "extension", "13");
		assertThat(added.asNormalizedText()).contains("2 of 2 users").doesNotContain("belongs to another user");
		assertThat(added.<HtmlInput>getHtmlElementById("user-address").getValue()).isEmpty();
		assertThat(addUser(added, "lee", "14").asNormalizedText()).contains("The limit is reached");
		assertThat(this.administrator.submitTo(added, "/remove").asNormalizedText()).contains("1 of 2 users");
	}

	private HtmlPage addUser(HtmlPage page, String name, String extension) {
		page.<HtmlInput>getHtmlElementById("user-address").setValue(name + "@" + this.company.domain());
		page.<HtmlInput>getHtmlElementById("user-name").setValue(name);
		return this.administrator.submit(page, "extension", extension);
	}

	private HttpResponse<String> addUserAsReseller(String extension) {
		return this.company.reseller()
			.post("/api/v1/enterprises/" + this.company.id() + "/users",
					"{\"userPrincipalName\":\"user%s@%s\",\"displayName\":\"User\",\"extension\":\"%s\"}"
						.formatted(extension, this.company.domain(), extension));
	}

	private static URI calls() {
		return TestSandbox.world().publicUrl().resolve("/enterprise/calls");
	}

	private static URI dashboard() {
		return TestSandbox.world().publicUrl().resolve("/enterprise");
	}

}
