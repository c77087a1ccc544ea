package com.teammate.portal;

import java.util.Map;
import java.util.UUID;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of enterprises and what its Action menu does, over HTTP and without scripts.
 */
class EnterprisesPageTests {

	private static Seller seller;

	private static Seller rival;

	@BeforeAll
	static void logIn() {
		seller = Seller.northwind();
		rival = Seller.adventure();
	}

	@AfterAll
	static void logOut() {
		seller.close();
		rival.close();
	}

	private final String mark = "M" + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void showsWhereEachStandsAndWhoMustActNext() {
		seller.add("Contoso " + this.mark);

		HtmlPage page = seller.get("/enterprises?q=" + this.mark);

		assertThat(page.getElementsByTagName("tbody").get(0).asNormalizedText()).contains("Contoso " + this.mark)
			.contains("Onboarding")
			.containsAnyOf("must enter the invitation code.", "is on its way.")
			.contains("US West")
			.contains("for moments");
		assertThat(page.getAnchorByText("Edit")).isNotNull();
		assertThat(page.getAnchorByText("Resend invitation")).isNotNull();
	}

	@Test
	void findsByFilterAndSearchAndSaysWhenNothingIsFound() {
		seller.add("Beta " + this.mark);
		seller.add("Alpha " + this.mark);

		assertThat(names("/enterprises?order=NAME&q=" + this.mark)).containsSubsequence("Alpha", "Beta");
		assertThat(names("/enterprises?q=" + this.mark)).containsSubsequence("Alpha", "Beta");
		assertThat(names("/enterprises?status=ACTIVE&q=" + this.mark)).contains("No enterprise is like that.");
		assertThat(names("/enterprises?actor=MICROSOFT&q=" + this.mark)).contains("No enterprise is like that.");
		assertThat(names("/enterprises?status=nonsense&order=x&after=y&q=" + this.mark)).contains("Alpha", "Beta");
		assertThat(names("/enterprises?q=%00%25_\\" + this.mark)).contains("No enterprise is like that.");
	}

	@Test
	void neverShowsWhatBelongsToAnotherReseller() {
		String id = seller.add("Secret " + this.mark);

		assertThat(rival.get("/enterprises?q=" + this.mark).asNormalizedText()).contains("No enterprise is like that.");
		assertThat(rival.get("/enterprises?after=" + id).getWebResponse().getStatusCode()).isEqualTo(200);
	}

	@Test
	void disablesAndEnablesAfterSayingWhatThatDoes() {
		String id = seller.add("Contoso " + this.mark);

		HtmlPage asked = seller.get("/enterprises/" + id + "/disable");
		HtmlPage disabled = seller.send(asked, 1, Map.of());
		HtmlPage enabled = seller.send(seller.get("/enterprises/" + id + "/enable"), 1, Map.of());

		assertThat(asked.asNormalizedText()).contains("Everything stops at once")
			.contains("You can enable it again at any time");
		assertThat(disabled.asNormalizedText()).contains("The enterprise is disabled.").contains("enable it to go on");
		assertThat(enabled.asNormalizedText()).contains("The enterprise is enabled again.");
		assertThat(seller.get("/enterprises/" + id + "/enable").asNormalizedText()).contains("That is not possible");
	}

	@Test
	void resendsTheInvitation() {
		String id = seller.add("Contoso " + this.mark);

		HtmlPage page = seller.send(seller.get("/enterprises/" + id + "/resend"), 1, Map.of());

		assertThat(page.asNormalizedText()).contains("A new invitation is on its way.");
		assertThat(seller.get("/enterprises/" + id + "/history").asNormalizedText())
			.containsPattern("Reseller\\s+Nora North\\s+A new invitation was asked for");
		assertThat(page.asNormalizedText()).containsPattern("Asked for by\\s+Nora North");
	}

	@Test
	void saysWhyNoInvitationCanBeSentWhileItIsDisabled() {
		String id = seller.add("Contoso " + this.mark);
		HtmlPage asked = seller.get("/enterprises/" + id + "/resend");
		seller.send(seller.get("/enterprises/" + id + "/disable"), 1, Map.of());

		assertThat(seller.send(asked, 1, Map.of()).asNormalizedText()).contains("Enable the enterprise first.");
	}

	@Test
	void removesOnlyWhatIsCalledByItsName() {
		String name = "Gone " + this.mark;
		String id = seller.add(name);

		HtmlPage refused = seller.send(seller.get("/enterprises/" + id + "/remove"), 1, Map.of("name", "Gone"));
		HtmlPage removed = seller.send(refused, 1, Map.of("name", name));

		assertThat(refused.asNormalizedText()).contains("That is not the name. Nothing was removed.");
		assertThat(removed.asNormalizedText()).contains("The enterprise is being removed.");
	}

	@Test
	void hasNoPageForWhatDoesNotExist() {
		for (String path : new String[] { "/enterprises/" + UUID.randomUUID(), "/enterprises/nonsense",
				"/enterprises/" + UUID.randomUUID() + "/edit" }) {
			HtmlPage page = seller.get(path);

			assertThat(page.getWebResponse().getStatusCode()).as(path).isEqualTo(404);
			assertThat(page.asNormalizedText()).contains("it is not one of yours");
		}
	}

	private static String names(String path) {
		return seller.get(path).getElementById("list").asNormalizedText();
	}

}
