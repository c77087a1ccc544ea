package com.teammate.portal;

import java.time.Duration;
import java.util.Map;

import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The form by which an enterprise begins, and the one that changes it. */
class NewEnterpriseTests {

	private static final int FORM = 1;

	private static Seller seller;

	@BeforeAll
	static void logIn() {
		seller = Seller.northwind();
	}

	@AfterAll
	static void logOut() {
		seller.close();
	}

	@Test
	void beginsAnEnterpriseWithEverythingThatWasTyped() {
		String domain = Seller.domain();

		HtmlPage page = seller.send(seller.get("/enterprises/new"), FORM,
				Map.of("name", "Contoso", "adminEmail", " admin@" + domain, "userLimit", "50", "country", "US",
						"billingReference", "A-1001"),
				"pbxMusicOnHold=true", "requestManagementConsent=true", "sbcRegions=us-east-1", "services=PBX",
				"pbxTypes=ringlogix");

		assertThat(page.asNormalizedText()).contains("The enterprise is created")
			.contains("0 in use of 50")
			.contains("requested, not granted yet")
			.contains("US East 1")
			.contains("ringlogix")
			.contains("A-1001");
	}

	@Test
	void saysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
		HtmlPage page = seller.send(seller.get("/enterprises/new"), FORM,
				Map.of("name", " ", "adminEmail", "nobody", "userLimit", "-3"), "services=PBX");

		assertThat(page.getWebResponse().getStatusCode()).isEqualTo(422);
		assertThat(page.getElementById("summary").asNormalizedText()).contains("Enterprise Name is required.")
			.contains("Enterprise Admin Email ID is not an e-mail address.")
			.contains("SBC Regions must have at least one entry.");
		assertThat(page.getElementById("userLimit-error").asNormalizedText())
			.isEqualTo("User Limit (optional) must be between 1 and 1000000.");
		HtmlInput email = page.getHtmlElementById("adminEmail");
		assertThat(email.getValue()).isEqualTo("nobody");
		assertThat(email.getAttribute("aria-invalid")).isEqualTo("true");
		assertThat(email.getAttribute("aria-describedby")).contains("adminEmail-error");
		assertThat(((HtmlInput) page.getElementById("service-PBX")).isChecked()).isTrue();
	}

	@Test
	void saysWhatStandsInTheWayBeforeAnybodyGetsAMail() {
		HtmlPage page = seller.send(seller.get("/enterprises/new"), FORM,
				Map.of("name", "Contoso", "adminEmail", "somebody@outlook.com"), "sbcRegions=us-west",
				"services=TRUNK");

		assertThat(page.getWebResponse().getStatusCode()).isEqualTo(422);
		assertThat(page.getElementById("findings").asNormalizedText()).contains("outlook.com is for private mail.");
	}

	@Test
	void looksAtAnAddressAsSoonAsItIsTyped() {
		HtmlPage bad = (HtmlPage) seller.post("/enterprises/new/look", Map.of("adminEmail", "x@outlook.com"));
		HtmlPage good = (HtmlPage) seller.post("/enterprises/new/look", Map.of("adminEmail", "a@" + Seller.domain()));
		HtmlPage half = (HtmlPage) seller.post("/enterprises/new/look", Map.of("adminEmail", "a@"));

		assertThat(bad.asNormalizedText()).contains("outlook.com is for private mail.");
		assertThat(good.asNormalizedText()).contains("Microsoft knows this organization");
		assertThat(half.asNormalizedText()).isEmpty();
	}

	@Test
	void isOneEnterpriseHoweverOftenTheSameFormIsSent() throws Exception {
		String name = "Twice " + Seller.domain();
		HtmlPage form = seller.get("/enterprises/new");
		Map<String, String> typed = Map.of("name", name, "adminEmail", "admin@" + Seller.domain());

		HtmlPage first = seller.send(form, FORM, typed, "sbcRegions=us-west", "services=TRUNK");
		HtmlPage second = seller.press(form.getForms().get(FORM));

		assertThat(Seller.idOf(second)).isEqualTo(Seller.idOf(first));
		assertThat(seller.get("/enterprises?q=" + name.replace(" ", "+")).getByXPath("//tbody/tr")).hasSize(1);
	}

	@Test
	void bringsBackWhatWasTypedWhenTheSessionHadEnded() {
		String name = "Kept " + Seller.domain();
		HtmlPage form = seller.get("/enterprises/new");
		seller.loseSession();

		HtmlPage login = seller.send(form, FORM, Map.of("name", name, "adminEmail", "admin@" + Seller.domain()),
				"sbcRegions=us-west", "services=TRUNK");
		HtmlPage back = seller.logIn(login, "northwind");

		assertThat(login.getUrl().getPath()).isEqualTo("/login");
		assertThat(back.getUrl().getPath()).isEqualTo("/enterprises/new");
		assertThat(back.asNormalizedText()).contains("nothing has been sent yet");
		assertThat(((HtmlInput) back.getElementById("name")).getValue()).isEqualTo(name);
		assertThat(seller.get("/enterprises?q=" + name.replace(" ", "+")).asNormalizedText())
			.contains("No enterprise is like that.");
		assertThat(seller.press(back.getForms().get(FORM)).asNormalizedText()).contains("The enterprise is created");
	}

	@Test
	void showsNobodyElseWhatWasTypedBeforeTheLogin() {
		try (Seller shared = Seller.northwind()) {
			HtmlPage form = shared.get("/enterprises/new");
			shared.loseSession();

			HtmlPage login = shared.send(form, FORM, Map.of("name", "Secret"));
			HtmlPage other = shared.logIn(login, "adventure-works");

			assertThat(((HtmlInput) other.getElementById("name")).getValue()).isEmpty();
			assertThat(other.asNormalizedText()).doesNotContain("nothing has been sent yet");
			assertThat(shared.keeps(KeptForm.class)).isFalse();
		}
	}

	@Test
	void leavesNothingThatWasTypedInTheSessionOfTheStaff() {
		try (Seller shared = Seller.northwind()) {
			HtmlPage form = shared.get("/enterprises/new");
			shared.loseSession();
			shared.send(form, FORM, Map.of("name", "Secret"));
			boolean before = shared.keeps(KeptForm.class);

			shared.send(shared.get("/staff/login"), 0, Map.of("username", "viewer", "password", "sandbox"));

			assertThat(before).isTrue();
			assertThat(shared.get("/support").getUrl().getPath()).isEqualTo("/support");
			assertThat(shared.keeps(KeptForm.class)).isFalse();
		}
	}

	@Test
	void keepsNothingOfAFormThatLayOpenWhileSomebodyElseLoggedIn() {
		try (Seller shared = Seller.northwind()) {
			HtmlPage form = shared.get("/enterprises/new");
			shared.send(shared.get("/enterprises"), 0, Map.of());
			shared.logIn(shared.get("/login"), "adventure-works");

			HtmlPage refused = shared.send(form, FORM, Map.of("name", "Secret"));

			assertThat(refused.getUrl().getPath()).isEqualTo("/enterprises/new");
			assertThat(refused.asNormalizedText()).contains("You were logged out before this could be sent");
			assertThat(((HtmlInput) refused.getElementById("name")).getValue()).isEmpty();
			assertThat(shared.keeps(KeptForm.class)).isFalse();
		}
	}

	@Test
	void forgetsAfterAnHourWhatWasTyped() {
		try (Seller late = Seller.northwind()) {
			HtmlPage form = late.get("/enterprises/new");
			late.loseSession();
			HtmlPage login = late.send(form, FORM, Map.of("name", "Old"));
			TestSandbox.world().clock().forward(Duration.ofMinutes(59));
			late.get("/login");
			boolean before = late.keeps(KeptForm.class);

			TestSandbox.world().clock().forward(Duration.ofMinutes(2));
			late.get("/login");

			assertThat(before).isTrue();
			assertThat(late.keeps(KeptForm.class)).isFalse();
			HtmlPage back = late.logIn(login, "northwind");
			assertThat(back.getUrl().getPath()).isEqualTo("/enterprises/new");
			assertThat(((HtmlInput) back.getElementById("name")).getValue()).isEmpty();
			assertThat(back.asNormalizedText()).doesNotContain("nothing has been sent yet");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "شركة الاتصالات",
			"株式会社コントソ", "O'Brien & Søn \"Ü\"", "{{7*7}} ${7*7} __${7*7}__" })
	void takesEveryNameAsItIs(String name) {
		String id = seller.add(name);

		HtmlPage page = seller.get("/enterprises/" + id);

		assertThat(page.getElementsByTagName("h1").get(0).getTextContent()).isEqualTo(name);
		assertThat(page.getByXPath("//script[not(@src)] | //img[@src='x']")).isEmpty();
		assertThat(seller.get("/enterprises").getWebResponse().getContentAsString()).doesNotContain("<script>alert")
			.doesNotContain("<img src=x");
		assertThat(((HtmlInput) seller.get("/enterprises/" + id + "/edit").getElementById("name")).getValue())
			.isEqualTo(name);
	}

	@Test
	void refusesANameOfTenThousandCharactersAndKeepsIt() {
		HtmlPage page = seller.send(seller.get("/enterprises/new"), FORM, Map.of("name", "x".repeat(10_000)));

		assertThat(page.getElementById("name-error").asNormalizedText())
			.isEqualTo("Enterprise Name must have at most 200 characters.");
		assertThat(((HtmlInput) page.getElementById("name")).getValue()).hasSize(10_000);
	}

	@ParameterizedTest
	@CsvSource({ "sbcRegions,nowhere,SBC Regions is not a known SBC region.",
			"services,FAX,Services must be one of PBX", "country,XX,Country must be a country code",
			"userLimit,99999999999999999999,must be between 1 and 1000000", "userLimit,many,must be a whole number" })
	void saysWhatItDoesNotKnow(String field, String value, String message) {
		HtmlPage page = (HtmlPage) seller.post("/enterprises/new", Map.of(field, value));

		assertThat(page.getElementById(field + "-error").asNormalizedText()).contains(message);
	}

	@Test
	void asksForNoPbxTypeWhenPbxIsNotChosen() {
		HtmlPage page = seller.send(seller.get("/enterprises/new"), FORM,
				Map.of("name", "Contoso", "adminEmail", "admin@" + Seller.domain()), "sbcRegions=us-west",
				"services=TRUNK", "pbxTypes=ringlogix");

		assertThat(page.asNormalizedText()).contains("The enterprise is created").doesNotContain("ringlogix");
	}

	@Test
	void suggestsTheNearestRegionsFirst() {
		HtmlPage part = seller.get("/enterprises/new/regions?country=CA&sbcRegions=us-west");

		assertThat(part.asNormalizedText()).containsSubsequence("CA Central", "Nearest", "US East 1");
		assertThat(part.<HtmlInput>getFirstByXPath("//input[@value='us-west']").isChecked()).isTrue();
	}

	@Test
	void takesTheOrderOfFailoverFromTheFormAndShowsItAgain() {
		HtmlPage begun = seller.send(
				seller.get("/enterprises/new"), FORM, Map.of("name", "Contoso", "adminEmail",
						"admin@" + Seller.domain(), "country", "CA", "place.us-west", "1", "place.ca-central", "2"),
				"sbcRegions=us-west", "sbcRegions=ca-central", "services=TRUNK");
		HtmlPage edit = seller.get("/enterprises/" + Seller.idOf(begun) + "/edit");

		assertThat(begun.getByXPath("//ol[@class='region-list']/li//strong/text()").toString())
			.containsSubsequence("US West", "CA Central");
		assertThat(edit.getForms().get(FORM).getSelectByName("place.us-west").getSelectedOptions().get(0).getText())
			.isEqualTo("First");

		HtmlPage clash = seller.send(edit, FORM, Map.of("place.us-west", "2", "name", " "));
		HtmlPage turned = seller.send(clash, FORM, Map.of("place.ca-central", "1", "name", "Contoso"));

		assertThat(clash.getElementById("summary").asNormalizedText()).contains("Enterprise Name is required.")
			.contains("SBC Regions must not have two in the same place of the order.");
		assertThat(turned.getByXPath("//ol[@class='region-list']/li//strong/text()").toString())
			.containsSubsequence("CA Central", "US West");
	}

	@Test
	void changesAnEnterprise() {
		String id = seller.add("Before");

		HtmlPage page = seller.send(seller.get("/enterprises/" + id + "/edit"), FORM,
				Map.of("name", "After", "userLimit", "7"), "sbcRegions=us-east-1");

		assertThat(page.asNormalizedText()).contains("Your changes are saved.")
			.contains("After")
			.contains("0 in use of 7")
			.contains("US East 1");
		assertThat(seller.get("/enterprises/" + id + "/history").asNormalizedText()).contains("name from “Before” to");
	}

	@Test
	void showsBothVersionsWhenSomebodyElseWasQuicker() {
		String id = seller.add("Start");
		HtmlPage mine = seller.get("/enterprises/" + id + "/edit");
		seller.send(seller.get("/enterprises/" + id + "/edit"), FORM, Map.of("name", "Theirs"));

		HtmlPage conflict = seller.send(mine, FORM, Map.of("name", "Mine"));
		HtmlPage saved = seller.press(conflict.getForms().get(FORM));

		assertThat(conflict.getWebResponse().getStatusCode()).isEqualTo(409);
		assertThat(conflict.getElementsByTagName("tbody").get(0).asNormalizedText()).contains("Mine")
			.contains("Theirs");
		assertThat(((HtmlInput) conflict.getElementById("name")).getValue()).isEqualTo("Mine");
		assertThat(saved.getElementsByTagName("h1").get(0).asNormalizedText()).isEqualTo("Mine");
	}

}
