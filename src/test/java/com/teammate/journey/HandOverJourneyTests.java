package com.teammate.journey;

import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Somebody got the invitation who is not the administrator. */
class HandOverJourneyTests {

	private final Company company = Company.swift();

	private final Administrator assistant = this.company.administrator();

	private final Administrator colleague = new Administrator();

	@AfterEach
	void closeTheBrowsers() {
		this.company.close();
		this.colleague.close();
	}

	@Test
	void passesTheInvitationOnToAColleague() {
		Mail old = this.company.letter(1);
		HtmlPage form = this.assistant.follow(this.company.enterCode(), "I am not the administrator");

		assertThat(name(form, "nobody").asNormalizedText()).contains("not an e-mail address");
		assertThat(name(form, "boss@" + Company.newDomain()).asNormalizedText())
			.contains("does not belong to the organization");
		assertThat(name(form, this.company.admin()).asNormalizedText()).contains("sent to this address already");
		String boss = "boss@" + this.company.domain();
		assertThat(name(form, boss).asNormalizedText()).contains("on its way to your colleague", boss);

		assertThat(this.assistant.open(Administrator.link(old)).asNormalizedText()).contains("A newer mail was sent");
		assertThat(this.company.history())
			.anyMatch((text) -> text.contains("passed on from " + this.company.admin() + " to " + boss));
		Mail newer = await().until(() -> TestSandbox.world().mailbox().to(boss), (mails) -> !mails.isEmpty()).get(0);
		this.company.awaitNextAction("ENTER_CODE");
		assertThat(this.company.nextAction().path("text").asText()).contains(boss);
		HtmlPage second = this.colleague.grantFirst(this.colleague.accept(newer), this.company.admin());
		this.colleague.grantSecond(second, this.company.admin());
		this.company.awaitProof();
	}

	@Test
	void isPassedOnOnlySoOftenADay() {
		HtmlPage form = this.assistant.follow(this.company.enterCode(), "I am not the administrator");
		for (int number = 1; number <= 3; number++) {
			String next = "next" + number + "@" + this.company.domain();
			name(form, next);
			Mail mail = await().until(() -> TestSandbox.world().mailbox().to(next), (mails) -> !mails.isEmpty()).get(0);
			this.company.awaitNextAction("ENTER_CODE");
			form = this.assistant.follow(this.assistant.accept(mail), "I am not the administrator");
		}

		assertThat(name(form, "next4@" + this.company.domain()).asNormalizedText())
			.contains("several times today already");
	}

	private HtmlPage name(HtmlPage form, String address) {
		return this.assistant.submit(form, "address", address);
	}

}
