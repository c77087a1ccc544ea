package com.teammate.portal;

import java.util.List;

import com.teammate.sandbox.SecondNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way into the portal, over HTTP. */
class LoginTests {

	private static final String NORTHWIND = "reseller@northwind.example";

	private final Colleague nora = new Colleague();

	@AfterEach
	void closeBrowser() {
		this.nora.close();
	}

	@Test
	void landsOnEnterprises() {
		HtmlPage page = this.nora.submit(this.nora.open("/"), "/login", "email", "Reseller@Northwind.example",
				"password", "sandbox");

		assertThat(page.getUrl().getPath()).isEqualTo("/enterprises");
		assertThat(page.getElementsByTagName("h1").get(0).asNormalizedText()).isEqualTo("Enterprises");
	}

	@Test
	void asksForTheLoginFirst() {
		assertThat(this.nora.open("/enterprises").getUrl().getPath()).isEqualTo("/login");
	}

	@Test
	void letsNobodyInWithAWrongPasswordOrAnAccountOfTheStaff() {
		HtmlPage wrong = this.nora.logIn(NORTHWIND, "sandbox1");
		HtmlPage unknown = this.nora.logIn("nobody@northwind.example", "sandbox");
		HtmlPage staff = this.nora.logIn("operator", "sandbox");

		assertThat(List.of(wrong, unknown, staff)).allSatisfy((page) -> {
			assertThat(page.getUrl().getPath()).isEqualTo("/login");
			assertThat(page.asNormalizedText()).contains("Address or password is wrong.");
		});
	}

	@Test
	void changesTheSessionWithTheLogin() {
		HtmlPage login = this.nora.open("/enterprises");
		String before = this.nora.session();

		this.nora.submit(login, "/login", "email", NORTHWIND, "password", "sandbox");

		assertThat(this.nora.isIn()).isTrue();
		assertThat(this.nora.session()).isNotEqualTo(before);
	}

	@Test
	void logsOut() {
		HtmlPage page = this.nora.logIn(NORTHWIND, "sandbox");

		HtmlPage out = this.nora.submit(page, "/logout");

		assertThat(out.asNormalizedText()).contains("You are logged out.");
		assertThat(this.nora.isIn()).isFalse();
	}

	@Test
	void takesNoFormWithoutItsToken() {
		HtmlPage login = this.nora.open("/login");
		this.nora.forgetForms();

		HtmlPage page = this.nora.submit(login, "/login", "email", NORTHWIND, "password", "sandbox");

		assertThat(Colleague.status(page)).isEqualTo(403);
		assertThat(page.asNormalizedText()).contains("This page was open too long");
	}

	@Test
	void keepsTheSessionOnAnotherNodeAndOverARestart() {
		this.nora.logIn(NORTHWIND, "sandbox");

		try (SecondNode node = SecondNode.start(); Colleague there = this.nora.at(node.port())) {
			assertThat(there.isIn()).isTrue();
			there.submit(there.open("/enterprises"), "/logout");
		}

		assertThat(this.nora.isIn()).isFalse();
	}

}
