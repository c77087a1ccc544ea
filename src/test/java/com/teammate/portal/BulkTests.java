package com.teammate.portal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists of enterprises, from the file to the invitations. */
class BulkTests {

	private static final String COLUMNS = "name,adminEmail,sbcRegions,services\n";

	private static final byte[] TOO_LARGE = new byte[21 * 1024 * 1024];

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

	private final String mark = "B" + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void checksEveryLineAndSaysWhatIsWrongWithIt() {
		String taken = Seller.domain();
		String fresh = Seller.domain();
		seller.send(seller.get("/enterprises/new"), 1, Map.of("name", "Taken", "adminEmail", "admin@" + taken),
				"sbcRegions=us-west", "services=TRUNK");

		HtmlPage page = upload(COLUMNS + line("Good", "admin@" + fresh) + line("Again", "ADMIN@" + fresh)
				+ line("Taken", "admin@" + taken) + "<script>alert(1)</script>,nobody,nowhere,FAX\n");

		assertThat(page.asNormalizedText()).contains("Start 1 enterprises")
			.contains("Lines to correct: 3")
			.contains("adminEmail stands in line 2 already.")
			.contains("adminEmail is taken")
			.contains("adminEmail is not an e-mail address. sbcRegions[0] is not a known SBC region.");
		assertThat(page.getByXPath("//script[not(@src)]")).isEmpty();
		assertThat(seller.text(page.getUrl().getPath() + "/wrong.csv")).contains("line,message")
			.contains("Again")
			.doesNotContain("Good");
	}

	@Test
	void startsThemAllOnceHoweverOftenTheFileIsSent() {
		String list = COLUMNS + IntStream.range(0, 12)
			.mapToObj((i) -> line(this.mark + " " + i, "admin@" + Seller.domain()))
			.collect(Collectors.joining()) + line(this.mark + " private", "x@outlook.com");
		HtmlPage page = upload(list);

		seller.send(page, 1, Map.of());
		String path = page.getUrl().getPath();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> seller.get(path).asNormalizedText(), (text) -> text.contains("Finished"));

		assertThat(seller.get(path).asNormalizedText()).contains("12 of 12 enterprises started")
			.contains("outlook.com is for private mail.");
		assertThat(begun()).isEqualTo(12);
		assertThat(startedBy(path)).isEqualTo("Nora North");

		HtmlPage again = upload(list);

		assertThat(again.getUrl().getPath()).isEqualTo(path);
		assertThat(again.asNormalizedText()).contains("Finished");
		assertThat(upload(seller.text(path + "/wrong.csv")).asNormalizedText()).doesNotContain("adminEmail is taken");
		assertThat(begun()).isEqualTo(12);
	}

	@Test
	void pausesAndGoesOn() {
		HtmlPage page = upload(COLUMNS + IntStream.range(0, 30)
			.mapToObj((i) -> line(this.mark + " " + i, "admin@" + Seller.domain()))
			.collect(Collectors.joining()));
		String path = page.getUrl().getPath();
		// Or else it could be finished before anybody presses the button.
		TestSandbox.engine().shutdown();
		HtmlPage running = seller.send(page, 1, Map.of());

		HtmlPage paused = seller.send(running, 1, Map.of());

		TestSandbox.engine().start();
		assertThat(paused.asNormalizedText()).contains("Paused");
		await().during(Duration.ofSeconds(1)).until(() -> begun() == 0);
		seller.send(seller.get(path), 1, Map.of());
		await().atMost(Duration.ofSeconds(60)).until(() -> seller.get(path).asNormalizedText().contains("Finished"));
		assertThat(begun()).isEqualTo(30);
	}

	@Test
	void checksTenThousandLines() {
		String list = COLUMNS + IntStream.range(0, 10_000)
			.mapToObj((i) -> line(this.mark + " " + i, "admin@" + this.mark + i + ".example"))
			.collect(Collectors.joining());

		HtmlPage page = upload(list);

		assertThat(page.asNormalizedText()).contains("Start 10,000 enterprises");
	}

	@Test
	void saysWhyAFileIsNoList() {
		assertThat(upload("a,b\n1,2\n").asNormalizedText()).contains("There is no column “a”.");
		assertThat(upload("").asNormalizedText()).contains("Choose a file first.");
	}

	@Test
	void saysOnThePageThatAFileIsTooLarge() {
		HtmlPage page = seller.upload(this.mark + ".csv", TOO_LARGE);

		assertThat(page.getUrl().getPath()).isEqualTo("/enterprises/bulk");
		assertThat(page.asNormalizedText()).contains("The file has more than 20 MB. Split the list", "Check the list")
			.doesNotContain(this.mark);
		assertThat(upload(COLUMNS + line(this.mark, "admin@" + Seller.domain())).asNormalizedText())
			.contains("Start 1 enterprises");
	}

	@Test
	void saysThatAFileIsTooLargeAlsoWhereItsLengthIsNotToldOrNobodyIsLoggedIn() throws Exception {
		try (Seller late = Seller.northwind()) {
			String known = chunked(late, "/enterprises/bulk");
			late.loseSession();
			String login = chunked(late, "/enterprises/bulk");
			HtmlPage back = late.logIn(late.get(login), "northwind");

			assertThat(List.of(known, login)).containsOnly("/enterprises/bulk?large");
			assertThat(back.asNormalizedText()).contains("The file has more than 20 MB.");
		}
	}

	/** A form of somebody else's page must not do by its size what it may not do. */
	@Test
	void doesNothingForAFormThatIsTooLarge() throws Exception {
		String enterprise = seller.add(this.mark);

		chunked(seller, "/enterprises/" + enterprise + "/disable");

		assertThat(seller.get("/enterprises/" + enterprise).asNormalizedText()).doesNotContain("Disabled");
	}

	/**
	 * Sends it as a program may, so that its length is not known before it has come, and
	 * gives where it leads.
	 */
	private static String chunked(Seller who, String path) throws Exception {
		String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
		InputStream body = new SequenceInputStream(new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)),
				new ByteArrayInputStream(TOO_LARGE));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(TestSandbox.world().publicUrl().resolve(path))
				.header("Cookie", who.cookies())
				.header("Content-Type", "multipart/form-data; boundary=x")
				.POST(BodyPublishers.ofInputStream(() -> body))
				.build(), BodyHandlers.discarding())
			.headers()
			.firstValue("Location")
			.orElse("");
	}

	@Test
	void belongsToItsReseller() {
		HtmlPage page = upload(COLUMNS + line(this.mark, "admin@" + Seller.domain()));
		String path = page.getUrl().getPath();

		try (Seller rival = Seller.adventure()) {
			for (String each : new String[] { path, path + "/now", path + "/wrong.csv" }) {
				assertThat(rival.get(each).getWebResponse().getStatusCode()).as(each).isEqualTo(404);
			}
			assertThat(rival.post(path + "/start", Map.of()).getWebResponse().getStatusCode()).isEqualTo(404);
			assertThat(rival.post(path + "/pause", Map.of()).getWebResponse().getStatusCode()).isEqualTo(404);
			assertThat(rival.get("/enterprises/bulk").asNormalizedText()).doesNotContain(this.mark);
		}
	}

	private HtmlPage upload(String list) {
		return seller.upload(this.mark + ".csv", list.getBytes(StandardCharsets.UTF_8));
	}

	private static String line(String name, String address) {
		return name + "," + address + ",us-west,TRUNK\n";
	}

	private int begun() {
		return JDBC.sql("select count(*) from enterprise where name like ?")
			.param(this.mark + " %")
			.query(Integer.class)
			.single();
	}

	/** Who stands in the history of the enterprises of that upload. */
	private static String startedBy(String path) {
		return JDBC.sql("""
				select distinct person from audit_entry a join upload_row r on r.enterprise_id = a.subject
				where r.upload_id = ?::uuid and a.text = 'The enterprise was created.'
				""").param(path.substring(path.lastIndexOf('/') + 1)).query(String.class).single();
	}

}
