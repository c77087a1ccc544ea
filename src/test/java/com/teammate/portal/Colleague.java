package com.teammate.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Somebody of a reseller with a browser without scripts, and a mailbox. */
final class Colleague implements AutoCloseable {

	private static final Pattern LINK = Pattern.compile("https?://\\S+/account/links/\\S+");

	private final String portal;

	private final WebClient browser = new WebClient();

	Colleague() {
		this(TestSandbox.world().publicUrl().toString());
	}

	Colleague(String portal) {
		this.portal = portal;
		this.browser.getOptions().setJavaScriptEnabled(false);
		this.browser.getOptions().setCssEnabled(false);
		this.browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
	}

	/** The same browser at another node. */
	Colleague at(int port) {
		Colleague other = new Colleague("http://localhost:" + port);
		this.browser.getCookieManager().getCookies().forEach(other.browser.getCookieManager()::addCookie);
		return other;
	}

	HtmlPage open(String path) {
		try {
			return this.browser.getPage(path.startsWith("http") ? path : this.portal + path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	HtmlPage logIn(String email, String password) {
		return submit(open("/login"), "/login", "email", email, "password", password);
	}

	/** Fills in the form that goes to that path and presses its button. */
	HtmlPage submit(HtmlPage page, String action, String... fields) {
		HtmlForm form = page.getForms()
			.stream()
			.filter((each) -> each.getActionAttribute().endsWith(action))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No form for " + action + " in " + page.asXml()));
		for (int i = 0; i < fields.length; i += 2) {
			form.getInputByName(fields[i]).setValue(fields[i + 1]);
		}
		try {
			return form.getElementsByTagName("button").get(0).click();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As when the session ends on the server: what the page was sent with stays. */
	void loseSession() {
		this.browser.getCookieManager().removeCookie(this.browser.getCookieManager().getCookie("JSESSIONID"));
	}

	void forgetForms() {
		this.browser.getCookieManager().clearCookies();
	}

	/** The name of the session, by which whoever knows it would be somebody. */
	String session() {
		return this.browser.getCookieManager().getCookie("JSESSIONID").getValue();
	}

	boolean isIn() {
		return open("/enterprises").getUrl().getPath().equals("/enterprises");
	}

	static int status(HtmlPage page) {
		return page.getWebResponse().getStatusCode();
	}

	/**
	 * Waits for that many letters and gives the path of the link in the newest, once it
	 * works: a letter is in the mail an instant before that is on record.
	 */
	static String linkIn(String email, int letters) {
		Matcher link = LINK.matcher(letters(email, letters).get(letters - 1).text());
		assertThat(link.find()).isTrue();
		String path = URI.create(link.group()).getPath();
		try (Colleague reader = new Colleague()) {
			await().atMost(Duration.ofSeconds(60)).until(() -> status(reader.open(path)) == 200);
		}
		return path;
	}

	static List<Mail> letters(String email, int count) {
		return await().atMost(Duration.ofSeconds(60))
			.until(() -> TestSandbox.world().mailbox().to(email), (mails) -> mails.size() >= count);
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
