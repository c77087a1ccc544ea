package com.teammate.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.teammate.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Cockpit as an operator sees it; needs Chromium on the path. */
@StaffTest
class CockpitBrowserTests {

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static Browser browser;

	@LocalServerPort
	int port;

	@BeforeAll
	static void open() {
		browser = Browser.open();
	}

	@AfterAll
	static void close() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void showsTheTokenOfAProcess() {
		Visitor.withBasic(this.port, "operator").postJson("/engine-rest/process-definition/key/waiting/start", "{}");
		Page page = page(1280, 800);
		List<String> failures = new ArrayList<>();
		page.onResponse((response) -> note(response, failures));

		logIn(page, "/camunda/app/cockpit/default/");
		page.waitForLoadState(LoadState.NETWORKIDLE);
		assertThat(page.getByText("Running Process Instances")).isVisible();
		assertThat(page.getByText("operator")).isVisible();
		picture(page, "cockpit-dashboard");
		page.navigate(url("/camunda/app/cockpit/default/#/processes"));
		page.waitForLoadState(LoadState.NETWORKIDLE);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Waiting")).first().click();
		assertThat(page.locator("[data-element-id=Task_Await]").first()).isVisible();
		page.locator("td a[href*='process-instance/']").first().click();
		assertThat(page.getByText("Instance ID:").first()).isVisible();
		assertThat(page.locator("[data-container-id=Task_Await] .badge:visible")).hasText("1");
		String instance = page.url().replaceAll(".*/process-instance/([^/]+)/.*", "$1");
		assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Support desk")))
			.hasAttribute("href", "/support/instances/" + instance);
		picture(page, "cockpit-instance");

		// Tasks of people are closed, and there are none; the login's icon comes from a
		// room that is not in this context.
		assertThat(failures).allMatch((failure) -> failure.matches("403 .*(/default/task/count.*|/welcome\\.svg)"));
	}

	@Test
	void hasALoginThatEverybodyCanUse() {
		Page page = page(390, 844);
		page.navigate(url("/camunda/app/cockpit/default/"));

		page.getByLabel("Name").fill("operator");
		page.getByLabel("Password").fill("wrong");
		page.getByRole(AriaRole.BUTTON).click();

		assertThat(page.getByRole(AriaRole.ALERT)).hasText("Name or password is wrong.");
		picture(page, "staff-login");
		assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
		page.navigate(url("/start"));
		picture(page, "start");
		assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
	}

	private void logIn(Page page, String path) {
		page.navigate(url(path));
		page.getByLabel("Name").fill("operator");
		page.getByLabel("Password").fill("operator");
		page.getByRole(AriaRole.BUTTON).click();
	}

	private static void note(Response response, List<String> failures) {
		if (response.status() >= 400) {
			failures.add(response.status() + " " + response.url());
		}
	}

	private static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
	}

	private String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	private static Page page(int width, int height) {
		Page page = browser.newPage();
		page.setViewportSize(width, height);
		return page;
	}

}
