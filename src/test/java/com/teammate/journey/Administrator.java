package com.teammate.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.teammate.sandbox.mail.Mail;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

import static org.awaitility.Awaitility.await;

/**
 * A Global Administrator with a browser that has no JavaScript: presses the buttons of
 * our pages and of simulated Microsoft's, and sees nothing else of either.
 */
public final class Administrator implements AutoCloseable {

	private static final Pattern LINK = Pattern.compile("https?://\\S+/invitations/[A-Za-z0-9_-]+");

	private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

	private static final Pattern STATE = Pattern.compile("(?<=[?&]state=)[^&]+");

	private final WebClient browser = new WebClient(BrowserVersion.CHROME);

	/** Codes and states that passed through the browser on its way back to us. */
	private final Set<String> secrets = new LinkedHashSet<>();

	public Administrator() {
		this.browser.getOptions().setJavaScriptEnabled(false);
		this.browser.getOptions().setCssEnabled(false);
		this.browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
	}

	/**
	 * Asks for each page over a connection of its own, so that a balancer may give it to
	 * any node.
	 */
	public Administrator connectAnew() {
		this.browser.addRequestHeader("Connection", "close");
		return this;
	}

	/** What the browser asks every page for. */
	void speak(String language) {
		this.browser.addRequestHeader("Accept-Language", language);
	}

	static URI link(Mail mail) {
		return URI.create(first(LINK, mail.text()));
	}

	static String code(Mail mail) {
		return first(CODE, mail.text());
	}

	private static String first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new AssertionError("Nothing like " + pattern + " in there");
		}
		return matcher.group();
	}

	public HtmlPage open(URI address) {
		try {
			return this.browser.getPage(address.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Follows the link of the mail, as soon as it is good, and types its code: a letter
	 * is in the mailbox an instant before its link is on record.
	 */
	public HtmlPage accept(Mail invitation) {
		HtmlPage page = await("the link's page").atMost(Duration.ofSeconds(60))
			.until(() -> open(link(invitation)), (opened) -> opened.getFirstByXPath("//input[@name='code']") != null);
		return typeCode(page, code(invitation));
	}

	public HtmlPage typeCode(HtmlPage page, String code) {
		page.<HtmlInput>getFirstByXPath("//input[@name='code']").setValue(code);
		return click(page.getFirstByXPath("//form[.//input[@name='code']]//button"));
	}

	/** How a scanner of mail looks whether there is a page; answers with the status. */
	int head(URI address) {
		try {
			return this.browser.loadWebResponse(new WebRequest(address.toURL(), HttpMethod.HEAD)).getStatusCode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Presses the button that leads to Microsoft, and takes only the state from it. */
	String stateOf(HtmlPage page) {
		HtmlPage microsoft = click(page.getFirstByXPath(
				"//form[contains(@action,'/consent/first') or contains(@action,'/consent/second')]//button"));
		return first(STATE, microsoft.getUrl().toString());
	}

	/** What nobody but this browser and its servers may ever have seen. */
	Set<String> secrets() {
		this.browser.getCookieManager().getCookies().forEach((cookie) -> this.secrets.add(cookie.getValue()));
		return Set.copyOf(this.secrets);
	}

	/** Presses the button that leads to Microsoft, and signs in there. */
	HtmlPage signIn(HtmlPage page, String account) {
		HtmlPage signIn = click(page.getFirstByXPath(
				"//form[contains(@action,'/consent/first') or contains(@action,'/consent/second')]//button"));
		this.secrets.add(first(STATE, signIn.getUrl().toString()));
		if (signIn.getFirstByXPath("//input[@name='login']") == null) {
			signIn = click(signIn.getFirstByXPath("//a[contains(text(),'another account')]"));
		}
		signIn.<HtmlInput>getFirstByXPath("//input[@name='login']").setValue(account);
		return click(signIn.getFirstByXPath("//button[@value='signin']"));
	}

	HtmlPage tick(HtmlPage page) {
		page.<HtmlCheckBoxInput>getFirstByXPath("//input[@name='everyone']").setChecked(true);
		return page;
	}

	/** Presses Accept, Cancel or Return on Microsoft's page, and comes back to ours. */
	HtmlPage answer(HtmlPage page, String action) {
		HtmlPage next = click(page.getFirstByXPath("//button[@value='" + action + "']"));
		return continued(next);
	}

	/** Presses the button of the form by which Microsoft sends a browser back. */
	HtmlPage continued(HtmlPage next) {
		next.<HtmlInput>getByXPath("//input[@name='code' or @name='state']")
			.forEach((input) -> this.secrets.add(input.getValue()));
		HtmlButton continueWithoutScript = next.getFirstByXPath("//noscript//button");
		return (continueWithoutScript != null) ? click(continueWithoutScript) : next;
	}

	/** Signs in to the dashboard, and consents for himself if Microsoft asks. */
	HtmlPage signInToDashboard(HtmlPage page, String account) {
		HtmlPage signIn = submitTo(page, "/enterprise/sign-in");
		this.secrets.add(first(STATE, signIn.getUrl().toString()));
		if (signIn.getFirstByXPath("//input[@name='login']") == null) {
			signIn = click(signIn.getFirstByXPath("//a[contains(text(),'another account')]"));
		}
		signIn.<HtmlInput>getFirstByXPath("//input[@name='login']").setValue(account);
		HtmlPage next = click(signIn.getFirstByXPath("//button[@value='signin']"));
		return (next.getFirstByXPath("//button[@value='accept']") != null) ? answer(next, "accept") : continued(next);
	}

	/** Presses the button of the form with that address. */
	HtmlPage submitTo(HtmlPage page, String address) {
		return click(page.getFirstByXPath("//form[contains(@action,'" + address + "')]//button"));
	}

	WebResponse download(URI address) {
		try {
			return this.browser.getPage(address.toString()).getWebResponse();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Presses the link with that text. */
	HtmlPage follow(HtmlPage page, String text) {
		return click(page.getFirstByXPath("//a[contains(., \"" + text + "\")]"));
	}

	/** Fills in the field and sends its form. */
	HtmlPage submit(HtmlPage page, String field, String value) {
		page.<HtmlInput>getFirstByXPath("//input[@name='" + field + "']").setValue(value);
		return click(page.getFirstByXPath("//form[.//input[@name='" + field + "']]//button"));
	}

	/** Presses the button of that value. */
	HtmlPage press(HtmlPage page, String value) {
		return click(page.getFirstByXPath("//button[@value='" + value + "']"));
	}

	/** Asks us to look again. */
	HtmlPage check(HtmlPage page) {
		return click(page.getFirstByXPath("//form[contains(@action,'/consent/check')]//button"));
	}

	/** The whole first consent, as it should be given. */
	public HtmlPage grantFirst(HtmlPage page, String account) {
		return answer(tick(signIn(page, account)), "accept");
	}

	public HtmlPage grantSecond(HtmlPage page, String account) {
		return answer(signIn(page, account), "accept");
	}

	private HtmlPage click(HtmlElement element) {
		try {
			return element.click();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
