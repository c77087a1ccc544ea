package com.teammate.sandbox.mail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.teammate.Browser;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxTests {

	private final Mailbox mailbox = Mailbox.start(0, 0, 0);

	private final JavaMailSenderImpl server = new JavaMailSenderImpl();

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.mailbox.close();
	}

	@Test
	void takesMailForEverybodyAndListsTheNewestFirst() throws Exception {
		send("b@contoso.example", "First \u2713", "<p>one</p>");
		send("a@fabrikam.example", "Second <b>", "<p>two</p>");

		String list = get("/").body();

		assertThat(list.indexOf("Second &lt;b&gt;")).isPositive().isLessThan(list.indexOf("First "));
		assertThat(this.mailbox.newestTo("B@contoso.example")).hasValueSatisfying((mail) -> {
			assertThat(mail.subject()).isEqualTo("First \u2713");
			assertThat(mail.html()).isEqualTo("<p>one</p>");
			assertThat(mail.text()).isEqualTo("plain \u00e4");
		});
	}

	@Test
	void letsReadByImapWithTheAddressAsPassword() throws Exception {
		send("admin@contoso.example", "Hello", "<p>one</p>");

		try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
			store.connect("127.0.0.1", this.mailbox.imapPort(), "admin@contoso.example", "admin@contoso.example");
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_ONLY);
			assertThat(inbox.getMessageCount()).isEqualTo(1);
		}
	}

	@Test
	void givesPlainDataToPrograms() throws Exception {
		send("b@contoso.example", "First", "<p>one</p>");
		send("a+x@fabrikam.example", "Second", "<p>two</p>");

		JsonNode all = new ObjectMapper().readTree(get("/api/messages").body());
		JsonNode one = new ObjectMapper().readTree(get("/api/messages?to=a%2Bx%40fabrikam.example").body());

		assertThat(all).hasSize(2);
		assertThat(one).hasSize(1);
		assertThat(one.get(0).fieldNames()).toIterable()
			.contains("from", "to", "subject", "messageId", "text", "html", "receivedAt");
		assertThat(one.get(0).get("html").asText()).isEqualTo("<p>two</p>");
		assertThat(one.get(0).get("receivedAt").asText()).matches("\\d{4}-.*Z");
	}

	@Test
	void takesLettersOnlyFromWhomItKnowsOnceThatIsDemanded() throws Exception {
		this.mailbox.demandLogin("onboarding", "first");
		this.server.setUsername("onboarding");
		this.server.setPassword("first");
		send("one@contoso.example", "First", "<p>one</p>");
		this.mailbox.demandLogin("onboarding", "second");

		assertThatThrownBy(() -> send("two@contoso.example", "Second", "<p>two</p>"))
			.isInstanceOf(MailAuthenticationException.class);
		this.server.setPassword("second");
		send("three@contoso.example", "Third", "<p>three</p>");

		assertThat(this.mailbox.messages()).extracting(Mail::subject).containsExactly("First", "Third");
	}

	@Test
	void onlyShows() throws Exception {
		HttpRequest post = HttpRequest.newBuilder(uri("/")).POST(BodyPublishers.noBody()).build();

		assertThat(this.http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
		assertThat(get("/messages/1").statusCode()).isEqualTo(404);
		assertThat(get("/messages/../..").statusCode()).isEqualTo(404);
	}

	@Test
	void runsNothingInAMailButFollowsItsLinks() throws Exception {
		send("admin@contoso.example", "Trap",
				"<html><head></head><body><script>top.x=1;document.title='x'</script>"
						+ "<a href='http://127.0.0.1:%d/api/messages'>Complete</a></body></html>"
							.formatted(this.mailbox.webPort()));

		try (Browser browser = Browser.open(); Page page = browser.newPage()) {
			page.navigate(uri("/").toString());
			page.getByText("Trap").click();
			assertThat(page.evaluate("() => window.x")).isNull();
			page.frameLocator("iframe").getByText("Complete").click();
			page.waitForURL("**/api/messages");
		}

		assertThat(get("/messages/1/html").headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
				(policy) -> assertThat(policy).contains("sandbox allow-top").doesNotContain("allow-scripts"));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.mailbox.webPort() + path);
	}

	private void send(String to, String subject, String html) throws Exception {
		this.server.setHost("127.0.0.1");
		this.server.setPort(this.mailbox.smtpPort());
		MimeMessage message = this.server.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
		helper.setFrom("test@connect.example");
		helper.setTo(to);
		helper.setSubject(subject);
		helper.setText("plain \u00e4", html);
		this.server.send(message);
	}

}
