package com.teammate.portal;

import java.util.UUID;

import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From an operator's form to the first login of a reseller. */
class NewResellerTests {

	private final String email = "first@" + UUID.randomUUID() + ".example";

	private final Colleague operator = new Colleague();

	private final Colleague first = new Colleague();

	@AfterEach
	void closeBrowsers() {
		this.operator.close();
		this.first.close();
	}

	@Test
	void comesInByTheMailAndIsSuspendedAndLetInAgain() {
		this.operator.submit(this.operator.open("/staff/login"), "/staff/login", "username", "operator", "password",
				"sandbox");
		HtmlPage wrong = this.operator.submit(this.operator.open("/staff/resellers/new"), "/staff/resellers", "name",
				"Fresh Voices", "email", "nobody", "reason", "Contract 17");
		HtmlPage page = this.operator.submit(wrong, "/staff/resellers", "email", this.email, "contact", "Fay First",
				"billingReference", "B-17");

		assertThat(Colleague.status(wrong)).isEqualTo(422);
		assertThat(wrong.asNormalizedText()).contains("E-mail address is not an e-mail address");
		assertThat(page.asNormalizedText()).contains("the mail is on its way", "has not chosen a password yet",
				"Created the reseller Fresh Voices");

		HtmlPage in = this.first.submit(this.first.open(Colleague.linkIn(this.email, 1)), "", "password",
				"seven green bicycles");

		assertThat(in.asNormalizedText()).contains("Fay First");

		HtmlPage suspended = this.operator.submit(this.operator.open(page.getUrl().getPath()), "/suspend", "reason",
				"Unpaid since May");

		assertThat(suspended.asNormalizedText()).contains("Suspended since");
		assertThat(this.first.isIn()).isFalse();

		this.operator.submit(suspended, "/resume", "reason", "Paid");

		assertThat(this.first.logIn(this.email, "seven green bicycles").getUrl().getPath()).isEqualTo("/enterprises");
		assertThat(this.operator.open("/staff/resellers?words=fresh+voices").asNormalizedText()).contains(this.email);
		assertThat(TestSandbox.log().text()).doesNotContain("seven green bicycles");
	}

	@Test
	void makesAndRevokesAnApiKey() {
		this.first.logIn("reseller@adventure-works.example", "sandbox");
		String name = "key " + this.email;

		HtmlPage made = this.first.submit(this.first.open("/account/keys"), "/account/keys", "name", name);
		String key = made.getElementById("issued").getTextContent();
		HtmlPage again = this.first.submit(made, "/account/keys", "name", name);
		HtmlPage listed = this.first.open("/account/keys");

		assertThat(key).matches("tmk_[A-Za-z0-9_-]{43}");
		assertThat(again.asNormalizedText()).contains("There is a key of this name already");
		assertThat(listed.asNormalizedText()).contains(name).doesNotContain(key);
		assertThat(TestSandbox.log().text()).doesNotContain(key);
	}

}
