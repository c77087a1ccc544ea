package com.teammate.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.teammate.sandbox.TestSandbox;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page of one enterprise, over HTTP and without scripts. */
class EnterprisePageTests {

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

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
	void showsTheTokenWhereItIsAndWhatIsDone() {
		String id = seller.add("Contoso");

		HtmlPage page = awaitInvited(id);

		assertThat(marked(page, "now")).hasSize(1);
		assertThat(marked(page, "done")).isNotEmpty();
		assertThat(page.<DomElement>getFirstByXPath("//*[@role='img']").getAttribute("aria-label"))
			.isEqualTo("Diagram of the onboarding. Done: Create enterprise, Send invitation. Now: Enter the code."
					+ " Stopped: nothing.");
		assertThat(page.getWebResponse().getContentAsString()).doesNotContain(" style=").doesNotContain("<style");
		assertThat(page.getByXPath("//ol[@class='stepper']/li[@class='waiting'][@aria-current='step']")).hasSize(1);
	}

	@Test
	void tellsHowTheInvitationStands() {
		String id = seller.add("Contoso");
		awaitInvited(id);
		String link = JDBC.sql("select link from invitation where enterprise_id = ?::uuid")
			.param(id)
			.query(String.class)
			.single();

		assertThat(fact(id, "Link first opened")).isEqualTo("not yet");
		try (var scanner = new WebClient()) {
			scanner.getOptions().setCssEnabled(false);
			scanner.getPage(TestSandbox.world().publicUrl() + "/invitations/" + link);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}

		assertThat(fact(id, "Link first opened")).contains("UTC (perhaps by a mail scanner)");
		assertThat(fact(id, "Code entered")).isEqualTo("not yet");
		assertThat(fact(id, "State")).isEqualTo("Open");
		assertThat(fact(id, "Expires")).contains("UTC");
	}

	@Test
	void showsThePlanAndTheHistory() {
		String id = seller.add("Contoso");

		assertThat(seller.get("/enterprises/" + id + "/changes").asNormalizedText()).contains("Voice route")
			.contains("Nothing has been written yet.");
		assertThat(seller.get("/enterprises/" + id + "/history").asNormalizedText())
			.contains("The enterprise was created.");
	}

	@Test
	void saysWhatAChecksFindsWhoseItIsAndLooksAgain() {
		String id = seller.add("Contoso");
		awaitInvited(id);
		JDBC.sql("""
				insert into drift_finding (enterprise_id, code, subject, since, repaired)
				values (?::uuid, 'APPLICATION_DISABLED', 'contoso.sbc1.teammate.example', now(), false)""")
			.param(id)
			.update();

		HtmlPage page = seller.get("/enterprises/" + id);
		HtmlPage checked = (HtmlPage) seller.post("/enterprises/" + id + "/check", Map.of());

		assertThat(page.<DomElement>getFirstByXPath("//ul[@class='findings']/li").asNormalizedText()).contains("Blocks")
			.contains("Our application is disabled")
			.contains("contoso.sbc1.teammate.example")
			.contains("Global Administrator: ");
		assertThat(checked.asNormalizedText()).contains("A check is on its way");
	}

	@Test
	void provesARemoval() {
		String id = seller.add("Contoso");
		awaitInvited(id);

		assertThat(seller.get("/enterprises/" + id + "/removal").getWebResponse().getStatusCode()).isEqualTo(404);

		seller.post("/enterprises/" + id + "/remove", Map.of("name", "Contoso"));
		HtmlPage proof = await().atMost(Duration.ofSeconds(60))
			.until(() -> seller.get("/enterprises/" + id + "/removal"),
					(page) -> page.asNormalizedText().contains("There was nothing to remove."));

		assertThat(proof.asNormalizedText()).contains("Nothing of ours is left.");
		assertThat(seller.get("/enterprises/" + id).asNormalizedText()).contains("Removal").doesNotContain("Check now");
	}

	@Test
	@Timeout(60)
	void letsFurtherPagesOfOneUserPoll() throws Exception {
		String id = seller.add("Contoso");
		try (Seller busy = Seller.adventure()) {
			String own = busy.add("Busy");
			var request = HttpRequest
				.newBuilder(URI.create(TestSandbox.world().publicUrl() + "/enterprises/" + own + "/live"))
				.header("Cookie", busy.cookies())
				.build();
			var client = HttpClient.newHttpClient();
			List<Integer> answers = new ArrayList<>();
			List<Stream<String>> open = new ArrayList<>();
			for (int page = 1; page <= 7; page++) {
				var response = client.send(request, BodyHandlers.ofLines());
				answers.add(response.statusCode());
				open.add(response.body());
			}
			open.forEach(Stream::close);

			assertThat(answers).containsExactly(200, 200, 200, 200, 200, 200, 503);
			assertThat(seller.get("/enterprises/" + id + "/now").getWebResponse().getStatusCode()).isEqualTo(200);
		}
	}

	@Test
	@Timeout(60)
	void tellsOpenPagesThatItHasMoved() throws Exception {
		String id = seller.add("Contoso");
		awaitInvited(id);
		var request = HttpRequest
			.newBuilder(URI.create(TestSandbox.world().publicUrl() + "/enterprises/" + id + "/live"))
			.header("Cookie", seller.cookies())
			.build();
		var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
		try (var lines = response.body()) {
			Iterator<String> data = lines.filter((line) -> line.startsWith("data:")).iterator();
			String before = data.next();

			seller.send(seller.get("/enterprises/" + id + "/edit"), 1, Map.of("name", "Moved"));

			assertThat(data.next()).isNotEqualTo(before);
			assertThat(seller.get("/enterprises/" + id + "/now").asNormalizedText()).contains("Who must act next");
		}
	}

	@Test
	void keepsUsersWithinTheLimitAndSaysWhenItComesNear() {
		String id = managed(2);

		HtmlPage first = seller.send(seller.get("/enterprises/" + id + "/users"), 1, Map.of("userPrincipalName",
				"kim@contoso.example", "displayName", "Kim <b>Akers</b>", "extension", "100"));
		HtmlPage wrong = seller.send(first, 2,
				Map.of("userPrincipalName", "KIM@contoso.example", "displayName", "Kim", "extension", "100"));
		HtmlPage second = seller.send(wrong, 2,
				Map.of("userPrincipalName", "lee@contoso.example", "displayName", "Lee", "extension", "101"));

		assertThat(first.asNormalizedText()).contains("kim@contoso.example is added.").contains("Kim <b>Akers</b>");
		assertThat(wrong.getWebResponse().getStatusCode()).isEqualTo(409);
		assertThat(wrong.getElementById("userPrincipalName-error").asNormalizedText())
			.contains("is one of the users already");
		assertThat(second.asNormalizedText()).contains("All 2 users are in use").contains("Raise the user limit");
		assertThat(second.getElementById("userPrincipalName")).isNull();

		HtmlPage removed = seller.send(second, 1, Map.of());

		assertThat(removed.asNormalizedText()).contains("The user is removed.")
			.doesNotContain("All 2 users are in use");
	}

	@Test
	void warnsFromFourFifthsOfTheUserLimitOn() {
		String id = managed(5);
		for (int i = 1; i <= 4; i++) {
			seller.post("/enterprises/" + id + "/users", Map.of("userPrincipalName", "u" + i + "@contoso.example",
					"displayName", "U", "extension", "20" + i));
		}

		assertThat(seller.get("/enterprises/" + id + "/users").asNormalizedText()).contains("4 of 5 users are in use.");
		assertThat(seller.get("/enterprises/" + id).asNormalizedText()).contains("4 in use of 5");
	}

	@Test
	void saysWhyUsersCannotBeChanged() {
		String id = seller.add("Contoso");

		assertThat(seller.get("/enterprises/" + id + "/users").asNormalizedText())
			.contains("Users can be changed once the enterprise is active.");

		awaitInvited(id);
		JDBC.sql("update enterprise set status = 'ACTIVE', next_actor = null where id = ?::uuid").param(id).update();
		HtmlPage page = seller.get("/enterprises/" + id + "/users");

		assertThat(page.asNormalizedText()).contains("which you have not asked for.").contains("Ask for it");
		assertThat(((HtmlPage) seller.post("/enterprises/" + id + "/users",
				Map.of("userPrincipalName", "kim@contoso.example", "displayName", "Kim", "extension", "100")))
			.asNormalizedText()).contains("has not granted the management consent");
	}

	@Test
	void saysInPlainWordsThatThereIsNoSuchPage() {
		HtmlPage page = seller.get("/enterprises/" + UUID.randomUUID() + "/nothing/here");

		assertThat(page.getWebResponse().getStatusCode()).isEqualTo(404);
		assertThat(page.asNormalizedText()).contains("There is no such page", "TeamMate").doesNotContain("Whitelabel");
	}

	private static String managed(int limit) {
		String id = seller.add("Contoso");
		awaitInvited(id);
		JDBC.sql("""
				update enterprise set status = 'ACTIVE', next_actor = null, next_code = null, user_limit = ?,
					management_consent = 'GRANTED', request_management_consent = true where id = ?::uuid""")
			.params(limit, id)
			.update();
		return id;
	}

	private static HtmlPage awaitInvited(String id) {
		return await().atMost(Duration.ofSeconds(60))
			.until(() -> seller.get("/enterprises/" + id),
					(page) -> page.asNormalizedText().contains("must enter the invitation code"));
	}

	private static List<Object> marked(HtmlPage page, String mark) {
		return page.getByXPath("//*[@class='place " + mark + "']");
	}

	private static String fact(String id, String name) {
		return seller.get("/enterprises/" + id)
			.<DomElement>getFirstByXPath("//dt[text()='" + name + "']/following-sibling::dd")
			.asNormalizedText();
	}

}
