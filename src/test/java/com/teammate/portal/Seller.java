package com.teammate.portal;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.sandbox.TestSandbox;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody of a reseller at a browser without scripts, logged in. */
final class Seller implements AutoCloseable {

	private final String portal = TestSandbox.world().publicUrl().toString();

	private final WebClient browser = new WebClient();

	private Seller() {
		this.browser.getOptions().setJavaScriptEnabled(false);
		this.browser.getOptions().setCssEnabled(false);
		this.browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
	}

	static Seller of(String reseller) {
		Seller seller = new Seller();
		seller.logIn(seller.get("/login"), reseller);
		return seller;
	}

	static Seller northwind() {
		return of("northwind");
	}

	static Seller adventure() {
		return of("adventure-works");
	}

	HtmlPage logIn(HtmlPage login, String reseller) {
		return send(login, 0, Map.of("email", "reseller@" + reseller + ".example", "password", "sandbox"));
	}

	HtmlPage get(String path) {
		try {
			return this.browser.getPage(this.portal + path);
		}
		catch (IOException ex) {
			throw new AssertionError(path, ex);
		}
	}

	/**
	 * Types into a form of the page, ticks what is named like {@code field=value}, and
	 * sends it.
	 */
	HtmlPage send(HtmlPage page, int form, Map<String, String> typed, String... ticked) {
		HtmlForm filled = page.getForms().get(form);
		typed.forEach((name, text) -> type(filled, name, text));
		for (String tick : ticked) {
			String[] parts = tick.split("=");
			filled.getInputsByName(parts[0])
				.stream()
				.filter((input) -> input.getValueAttribute().equals(parts[1]))
				.forEach((input) -> input.setChecked(true));
		}
		return press(filled);
	}

	private static void type(HtmlForm form, String name, String text) {
		if (form.getSelectsByName(name).isEmpty()) {
			HtmlInput input = form.getInputByName(name);
			input.setValue(text);
		}
		else {
			form.getSelectByName(name).setSelectedAttribute(text, true);
		}
	}

	HtmlPage press(HtmlForm form) {
		try {
			return form.getElementsByTagName("button").get(0).click();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Sends what the portal itself would not offer. */
	Page post(String path, Map<String, String> parameters) {
		try {
			WebRequest request = new WebRequest(new URL(this.portal + path), HttpMethod.POST);
			List<NameValuePair> all = new ArrayList<>();
			parameters.forEach((name, value) -> all.add(new NameValuePair(name, value)));
			this.browser.getCookieManager()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().endsWith("portal-form"))
				.forEach((cookie) -> all.add(new NameValuePair("_csrf", token())));
			request.setRequestParameters(all);
			return this.browser.getPage(request);
		}
		catch (IOException ex) {
			throw new AssertionError(path, ex);
		}
	}

	private String token() {
		return get("/enterprises").getForms()
			.stream()
			.flatMap((form) -> form.getInputsByName("_csrf").stream())
			.findFirst()
			.orElseThrow()
			.getValue();
	}

	/** Uploads a list of enterprises. */
	HtmlPage upload(String name, byte[] content) {
		HtmlForm form = get("/enterprises/bulk").getForms().get(1);
		HtmlFileInput input = form.getInputByName("file");
		if (content.length > 0) {
			input.setValue(name);
			input.setContentType("text/csv");
			input.setData(content);
		}
		return press(form);
	}

	/** A file that the portal gives. */
	String text(String path) {
		try {
			return this.browser.getPage(this.portal + path).getWebResponse().getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(path, ex);
		}
	}

	/** What its browser would send. */
	String cookies() {
		return this.browser.getCookieManager()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	/** As when the session ends on the server: what the page was sent with stays. */
	void loseSession() {
		this.browser.getCookieManager()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().contains("SESSION"))
			.forEach(this.browser.getCookieManager()::removeCookie);
	}

	/** Whether its session has something of that kind. */
	boolean keeps(Class<?> kind) {
		String cookie = this.browser.getCookieManager().getCookie("JSESSIONID").getValue();
		return TestSandbox.bean(JdbcClient.class)
			.sql("""
					select exists (select from spring_session s
						join spring_session_attributes a on a.session_primary_id = s.primary_id
						where s.session_id = ? and a.attribute_name = ?)""")
			.params(new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8), kind.getName())
			.query(Boolean.class)
			.single();
	}

	/** Adds an enterprise of a new domain and gives its id. */
	String add(String name) {
		HtmlPage page = send(get("/enterprises/new"), 1, Map.of("name", name, "adminEmail", "admin@" + domain()),
				"sbcRegions=us-west", "services=TRUNK");
		return idOf(page);
	}

	static String idOf(HtmlPage page) {
		String path = page.getUrl().getPath();
		return UUID.fromString(path.substring(path.lastIndexOf('/') + 1)).toString();
	}

	static String domain() {
		return "p" + UUID.randomUUID().toString().substring(0, 8) + ".example";
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
