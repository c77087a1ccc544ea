package com.teammate.journey;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.teammate.event.EventType;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Visits that are interrupted, repeated, forged or scanned. */
class VisitJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final Company company = Company.swift();

	private final Administrator administrator = this.company.administrator();

	/** Somebody with another browser. */
	private final Administrator other = new Administrator();

	@AfterEach
	void closeTheBrowsers() {
		this.company.close();
		this.other.close();
	}

	@Test
	void ignoresAForgedCallback() {
		this.administrator.grantFirst(this.company.enterCode(), this.company.admin());

		HtmlPage page = this.administrator.open(secondCallback(tenantId(), "made-up"));

		assertThat(page.asNormalizedText()).contains("Second consent", "It changed nothing");
		assertThat(this.company.nextAction().path("code").asText()).isEqualTo("GRANT_SECOND_CONSENT");
	}

	@Test
	void refusesACallbackOfAnotherTenant() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());
		String state = this.administrator.stateOf(second);

		HtmlPage page = this.administrator.open(secondCallback("00000000-0000-4000-8000-000000000000", state));

		assertThat(page.asNormalizedText()).contains("Second consent", "another organization");
		assertThat(this.company.nextAction().path("code").asText()).isEqualTo("GRANT_SECOND_CONSENT");
		assertThat(this.company.step("SECOND_CONSENT")).isEqualTo("WAITING");
	}

	@Test
	void believesNoCallbackWithoutAProof() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());
		String state = this.administrator.stateOf(second);

		this.administrator.open(secondCallback(tenantId(), state));

		this.company.awaitNextAction("REPLICATE_CONSENTS");
		assertThat(this.company.tenantState().path("appRoleAssignments")).isEmpty();
		assertThat(this.company.step("VERIFY_CONSENTS")).isEqualTo("WAITING");
	}

	@Test
	void ignoresARepeatedCallback() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());
		String state = this.administrator.stateOf(second);
		this.administrator.open(secondCallback("00000000-0000-4000-8000-000000000000", state));

		HtmlPage again = this.administrator.open(secondCallback(tenantId(), state));

		assertThat(again.asNormalizedText()).contains("Second consent");
		assertThat(this.company.nextAction().path("code").asText()).isEqualTo("GRANT_SECOND_CONSENT");
		this.administrator.grantSecond(again, this.company.admin());
		this.company.awaitProof();
		HtmlPage late = this.administrator.open(secondCallback(tenantId(), state));
		assertThat(late.asNormalizedText()).contains("your part is done");
	}

	@Test
	void asksAgainAfterALateCallback() {
		HtmlPage consent = this.administrator
			.tick(this.administrator.signIn(this.company.enterCode(), this.company.admin()));
		this.world.clock().forward(Duration.ofMinutes(20));

		HtmlPage late = this.administrator.answer(consent, "accept");

		assertThat(late.asNormalizedText()).contains("First consent", "took too long");
		HtmlPage second = this.administrator.grantFirst(late, this.company.admin());
		assertThat(second.asNormalizedText()).contains("Second consent");
	}

	@Test
	void letsTwoBrowsersMakeOneVisit() {
		HtmlPage here = this.administrator.signIn(this.company.enterCode(), this.company.admin());
		HtmlPage there = this.other.signIn(this.other.accept(this.company.letter(1)), this.company.admin());

		HtmlPage secondHere = this.administrator.answer(this.administrator.tick(here), "accept");
		HtmlPage secondThere = this.other.answer(this.other.tick(there), "accept");

		assertThat(secondHere.asNormalizedText()).contains("Second consent");
		assertThat(secondThere.asNormalizedText()).contains("Second consent");
		HtmlPage askedHere = this.administrator.signIn(secondHere, this.company.admin());
		HtmlPage askedThere = this.other.signIn(secondThere, this.company.admin());
		assertThat(this.other.answer(askedThere, "accept").asNormalizedText()).contains("your part is done");
		assertThat(this.administrator.answer(askedHere, "accept").asNormalizedText()).contains("is done");
		this.company.awaitActive();
		this.company.assertNothingTwice();
		assertThat(this.company.history())
			.filteredOn((text) -> text.startsWith("Microsoft has confirmed") || text.contains("proven"))
			.hasSizeLessThanOrEqualTo(1);
	}

	@Test
	void goesOnInAnotherBrowserWithTheSameMail() {
		this.administrator.grantFirst(this.company.enterCode(), this.company.admin());

		HtmlPage second = this.other.accept(this.company.letter(1));

		assertThat(second.asNormalizedText()).contains("Second consent");
		this.other.grantSecond(second, this.company.admin());
		this.company.awaitProof();
	}

	@Test
	void keepsTheConsentsGivenWhenTheInvitationIsSentAgain() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());

		assertThat(resend()).isEqualTo(202);

		Mail newer = this.company.letter(2);
		Mail older = this.company.letter(1);
		assertThat(Administrator.code(newer)).isNotEqualTo(Administrator.code(older));
		assertThat(newer.messageId()).isNotEqualTo(older.messageId());
		assertThat(this.other.open(Administrator.link(older)).asNormalizedText()).contains("A newer mail was sent");
		HtmlPage oldCode = this.other.typeCode(this.other.open(Administrator.link(newer)), Administrator.code(older));
		assertThat(oldCode.asNormalizedText()).contains("not the code of this invitation");
		assertThat(this.administrator.open(URI.create(second.getUrl().toString())).asNormalizedText())
			.contains("open the link in the mail once more");
		HtmlPage next = this.other.accept(newer);
		assertThat(next.asNormalizedText()).contains("Second consent");
		this.other.grantSecond(next, this.company.admin());
		this.company.awaitProof();
		assertThat(resend()).isEqualTo(409);
	}

	@Test
	void locksAfterFiveWrongCodesAndTellsTheReseller() {
		HtmlPage page = this.administrator.open(Administrator.link(this.company.letter(1)));
		for (int tried = 0; tried < 4; tried++) {
			page = this.administrator.typeCode(page, "AAAA-BBBB-CCCC");
			assertThat(page.asNormalizedText()).contains("not the code of this invitation");
		}

		HtmlPage locked = this.administrator.typeCode(page, "AAAA-BBBB-CCCC");

		assertThat(locked.asNormalizedText()).contains("This invitation is locked");
		assertThat(this.administrator.open(Administrator.link(this.company.letter(1))).asNormalizedText())
			.contains("This invitation is locked");
		assertThat(this.company.nextAction().path("code").asText()).isEqualTo("INVITATION_LOCKED");
		this.company.awaitEvent(EventType.INVITATION_LOCKED);
		assertThat(this.company.nextAction().path("actor").asText()).isEqualTo("RESELLER");
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.company.lettersToReseller()).extracting(Mail::subject)
				.containsExactly("Invitation of Company " + this.company.domain() + " locked after wrong codes"));
		assertThat(resend()).isEqualTo(202);
		HtmlPage first = this.administrator.accept(this.company.letter(2));
		assertThat(first.asNormalizedText()).contains("First consent");
		this.company.awaitNextAction("GRANT_FIRST_CONSENT");
	}

	@Test
	void isNotMovedByScannersOfMail() {
		URI link = Administrator.link(this.company.letter(1));
		List<String> before = this.company.history();

		for (int visit = 0; visit < 10; visit++) {
			try (Administrator scanner = new Administrator()) {
				assertThat(scanner.open(link).asNormalizedText()).contains("Invitation code");
				assertThat(scanner.head(link)).isEqualTo(200);
			}
		}

		assertThat(this.company.history()).isEqualTo(before);
		assertThat(this.company.nextAction().path("code").asText()).isEqualTo("ENTER_CODE");
		assertThat(this.company.enterCode().asNormalizedText()).contains("First consent");
	}

	private int resend() {
		return this.company.reseller()
			.post("/api/v1/enterprises/" + this.company.id() + "/invitation", "")
			.statusCode();
	}

	private String tenantId() {
		return this.company.tenantState().path("id").asText();
	}

	private URI secondCallback(String tenant, String state) {
		return this.world.publicUrl()
			.resolve("/consent/second/callback?admin_consent=True&tenant=" + tenant + "&state=" + state);
	}

}
