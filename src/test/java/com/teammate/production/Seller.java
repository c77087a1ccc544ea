package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

/** Somebody of a reseller in the portal, at a browser without scripts. */
final class Seller implements AutoCloseable {

	private final WebClient browser = new WebClient();

	private final URI portal;

	private Seller(URI portal) {
		this.portal = portal;
		this.browser.getOptions().setJavaScriptEnabled(false);
		this.browser.getOptions().setCssEnabled(false);
		this.browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
	}

	static Seller at(URI portal, String email, String password) {
		Seller seller = new Seller(portal);
		HtmlForm login = form(seller.open(portal.resolve("/login")), "password");
		HtmlInput address = login.getInputByName("email");
		address.setValue(email);
		HtmlInput secret = login.getInputByName("password");
		secret.setValue(password);
		press(login);
		return seller;
	}

	HtmlPage open(URI page) {
		try {
			return this.browser.getPage(page.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Has a list of enterprises checked and started. */
	void start(String csv) {
		HtmlForm form = form(open(this.portal.resolve("/enterprises/bulk")), "file");
		HtmlFileInput file = form.getInputByName("file");
		file.setValue("companies.csv");
		file.setContentType("text/csv");
		file.setData(csv.getBytes(StandardCharsets.UTF_8));
		HtmlPage checked = press(form);
		press(checked.getFirstByXPath("//form[contains(@action, '/start')]"));
	}

	private static HtmlForm form(HtmlPage page, String field) {
		return page.getFirstByXPath("//form[.//input[@name='" + field + "']]");
	}

	private static HtmlPage press(HtmlForm form) {
		try {
			return form.getElementsByTagName("button").get(0).click();
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
