package com.teammate.portal;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.teammate.Browser;
import com.teammate.Looks;
import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.TestSandbox;
import com.teammate.webhook.Receiver;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The webhook endpoints of a reseller in the portal, without scripts and in Chromium. */
class WebhooksPageTests {

	private static final String PAGE = "/account/webhooks";

	private final Receiver receiver = Receiver.start();

	private final Seller seller = Seller.northwind();

	@AfterEach
	void removeEverything() {
		for (HtmlPage page = this.seller.get(PAGE); page.querySelector("td") != null; page = this.seller.get(PAGE)) {
			String path = page.querySelector("tbody a").getAttributes().getNamedItem("href").getNodeValue();
			this.seller.press(form(this.seller.get(path), "/remove"));
		}
		this.seller.close();
		this.receiver.close();
	}

	@Test
	void showsTheSecretOnceAndRotatesItWithAnOverlap() {
		HtmlPage added = add();
		String secret = secret(added);
		HtmlPage page = this.seller.get(pathOf(added));
		HtmlForm rotation = form(page, "/rotate");
		String second = secret(this.seller.press(rotation));
		HtmlPage again = this.seller.press(rotation);

		this.seller.press(form(again, "/test"));

		assertThat(secret).startsWith("whsec_").isNotEqualTo(second);
		assertThat(page.asNormalizedText()).doesNotContain("whsec_");
		assertThat(again.asNormalizedText()).doesNotContain("whsec_").contains("signs, too, until");
		assertThat(this.receiver.messages()).singleElement().satisfies((message) -> {
			assertThat(message.isSignedBy(secret)).isTrue();
			assertThat(message.isSignedBy(second)).isTrue();
			assertThat(message.id()).startsWith("evt_test_");
			assertThat(message.body()).contains("\"type\":\"webhook.test\"");
		});
	}

	@Test
	void showsWhatBecameOfDeliveriesAndSendsThemAgain() {
		String path = pathOf(add());
		this.receiver.answer(500);
		String enterprise = this.seller.add("Contoso");
		await().atMost(Duration.ofSeconds(60)).until(() -> log(path).contains("500"));

		HtmlPage failing = this.seller.get(path);
		this.receiver.answer(204);
		HtmlPage test = this.seller.press(form(failing, "/test"));
		HtmlPage replayed = this.seller.press(form(failing, "/replay"));
		HtmlPage since = this.seller.press(formWith(failing, "since"));
		HtmlPage off = this.seller.press(form(failing, "/disable"));

		assertThat(failing.asNormalizedText()).contains("Failing for", "on its way", "enterprise.created");
		assertThat(test.asNormalizedText()).contains("took the test event", "204");
		assertThat(replayed.asNormalizedText()).contains("One event is on its way again.");
		assertThat(since.asNormalizedText()).contains("on their way again");
		assertThat(off.asNormalizedText()).contains("Off", "Switch on").doesNotContain("Send again");
		assertThat(this.seller.get(path + "?state=DELIVERED").asNormalizedText()).doesNotContain("given up");
		assertThat(enterprise).isNotEmpty();
	}

	@Test
	void sendsAsFewTestEventsAMinuteAsTheApiDoes() {
		String path = pathOf(add());
		UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
		TestSandbox.bean(JdbcClient.class)
			.sql("update webhook_endpoint set tests_used_until = ? where id = ?")
			.params(Timestamp.from(TestSandbox.world().clock().instant().plus(Duration.ofMinutes(4))), id)
			.update();

		HtmlPage refused = this.seller.press(form(this.seller.get(path), "/test"));
		int byApi = new ResellerProgram(TestSandbox.world().publicUrl(), "tmk_sandbox_northwind")
			.post("/api/v1/webhook-endpoints/" + id + "/test", "")
			.statusCode();

		assertThat(Colleague.status(refused)).isEqualTo(429);
		assertThat(refused.getWebResponse().getResponseHeaderValue("Retry-After")).isEqualTo("6");
		assertThat(refused.asNormalizedText()).contains("takes 10 test events a minute", "Nothing was sent",
				"in 6 seconds");
		assertThat(byApi).isEqualTo(429);
		assertThat(this.receiver.messages()).isEmpty();
		TestSandbox.world().clock().forward(Duration.ofMinutes(4));
		assertThat(this.seller.press(form(this.seller.get(path), "/test")).asNormalizedText())
			.contains("took the test event");
	}

	@Test
	void saysWhyAnEndpointWasSwitchedOff() {
		String path = pathOf(add());
		this.receiver.answer(410);
		this.seller.add("Contoso");

		await().atMost(Duration.ofSeconds(60)).until(() -> log(path).contains("it is gone"));
		this.receiver.answer(204);
		HtmlPage on = this.seller.press(form(this.seller.get(path), "/enable"));

		assertThat(log(path)).doesNotContain("410 Gone, so nothing");
		assertThat(on.asNormalizedText()).contains("Saved.", "Switch off");
	}

	@Test
	void saysWhatIsWrongAndKeepsWhatWasTyped() {
		HtmlPage wrong = this.seller.send(this.seller.get(PAGE), 1,
				Map.of("url", "https://no.such.host.invalid/<b>", "description", "Tickets <i>"),
				"eventTypes=region.linked");
		String path = pathOf(add());
		HtmlPage twice = this.seller.send(this.seller.get(PAGE), 1, Map.of("url", this.receiver.url().toString()));
		HtmlPage stale = this.seller.get(path);
		this.seller.send(this.seller.get(path), index(stale, path), Map.of("description", "First"));
		HtmlPage late = this.seller.send(stale, index(stale, path), Map.of("description", "Second"));

		assertThat(Colleague.status(wrong)).isEqualTo(422);
		assertThat(wrong.asNormalizedText()).contains("Address is not an address");
		assertThat(wrong.getForms().get(1).getInputByName("description").getValue()).isEqualTo("Tickets <i>");
		assertThat(wrong.getForms().get(1).getCheckedRadioButton("eventTypes")).isNull();
		assertThat(wrong.querySelectorAll("input[checked][value='region.linked']")).hasSize(1);
		assertThat(twice.asNormalizedText()).contains("that you have already");
		assertThat(Colleague.status(late)).isEqualTo(409);
		assertThat(late.asNormalizedText()).contains("Somebody has changed this endpoint");
	}

	@Test
	void canBeSeenAndUsedByEverybody() {
		try (Browser browser = Browser.open(); BrowserContext context = browser.newContext()) {
			Page page = context.newPage();
			String portal = TestSandbox.world().publicUrl().toString();
			page.navigate(portal + "/login");
			page.getByLabel("E-mail address").fill("reseller@northwind.example");
			page.getByLabel("Password").fill("sandbox");
			page.keyboard().press("Enter");
			page.waitForURL("**/enterprises");
			page.navigate(portal + PAGE);
			page.getByLabel("Address").fill(this.receiver.url().toString());
			page.keyboard().press("Enter");
			page.locator("#secret").waitFor();
			this.receiver.answer(500);
			this.seller.add("Contoso");
			String path = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All endpoints"))
				.getAttribute("href");
			page.navigate(portal + path);
			Looks.take(page, "webhooks");
			page.locator("tbody a").first().click();
			String one = page.url().substring(portal.length());
			await().atMost(Duration.ofSeconds(60)).until(() -> log(one).contains("500"));
			page.reload();
			page.locator("details.tries summary").first().focus();
			page.keyboard().press("Enter");
			page.locator("details.tries[open]").first().waitFor();
			Looks.take(page, "webhook");
		}
	}

	private HtmlPage add() {
		return this.seller.send(this.seller.get(PAGE), 1, Map.of("url", this.receiver.url().toString()));
	}

	private String log(String path) {
		return this.seller.get(path).asNormalizedText();
	}

	private static String secret(HtmlPage page) {
		return page.getElementById("secret").getTextContent();
	}

	/** The page that shows a secret stands at no address of its own. */
	private static String pathOf(HtmlPage page) {
		return form(page, "/test").getActionAttribute().replaceAll("/test$", "");
	}

	private static int index(HtmlPage page, String action) {
		return page.getForms().indexOf(form(page, action));
	}

	private static HtmlForm form(HtmlPage page, String action) {
		return page.getForms()
			.stream()
			.filter((each) -> each.getActionAttribute().endsWith(action)
					&& !each.getMethodAttribute().equalsIgnoreCase("get"))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No form for " + action + " in " + page.asNormalizedText()));
	}

	private static HtmlForm formWith(HtmlPage page, String input) {
		return page.getForms()
			.stream()
			.filter((each) -> !each.getInputsByName(input).isEmpty())
			.findFirst()
			.orElseThrow();
	}

}
