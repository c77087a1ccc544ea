package com.teammate.journey;

import java.time.Duration;

import com.teammate.event.EventType;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.microsoft.Replication;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Administrators who do not do what they should at Microsoft, and find the way back. */
class DeclineJourneyTests {

	private static final String TEAMS_ADMINISTRATOR = "69091246-20e8-4a56-aa4d-066075b2a7a8";

	private final Company company = Company.swift();

	private final Administrator administrator = this.company.administrator();

	@AfterEach
	void closeTheBrowser() {
		this.company.close();
	}

	@Test
	void tellsAtOnceThatTheBoxWasNotTicked() {
		HtmlPage unticked = this.administrator
			.answer(this.administrator.signIn(this.company.enterCode(), this.company.admin()), "accept");

		assertThat(unticked.asNormalizedText()).contains("First consent", "was not ticked", "tick that box");
		assertThat(text()).contains("must grant the first consent", "was not ticked");
		HtmlPage second = this.administrator.grantFirst(unticked, this.company.admin());
		this.administrator.grantSecond(second, this.company.admin());
		this.company.awaitActive();
	}

	/** The box was not ticked, but that shows only after the second consent. */
	@Test
	void sendsNobodyBackForABoxThatTheSecondConsentMadeUpFor() {
		this.company.tenant()
			.replicate(
					new Replication(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO));
		HtmlPage second = this.administrator
			.answer(this.administrator.signIn(this.company.enterCode(), this.company.admin()), "accept");
		assertThat(second.asNormalizedText()).contains("Second consent");
		this.company.tenant()
			.replicate(
					new Replication(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(7), Duration.ZERO, Duration.ZERO));

		HtmlPage working = this.administrator.grantSecond(second, this.company.admin());

		assertThat(working.asNormalizedText()).contains("your part is done");
		this.company.awaitProof();
		assertThat(this.company.history()).noneMatch((text) -> text.contains("not ticked"));
	}

	@Test
	void goesOnAfterCancelAtTheFirstConsent() {
		HtmlPage cancelled = this.administrator
			.answer(this.administrator.signIn(this.company.enterCode(), this.company.admin()), "cancel");

		assertThat(cancelled.asNormalizedText()).contains("First consent", "without accepting");
		assertThat(text()).contains("must grant the first consent", "Cancel");
		this.company.awaitEvent(EventType.CONSENT_DECLINED);
		HtmlPage second = this.administrator.grantFirst(cancelled, this.company.admin());
		assertThat(second.asNormalizedText()).contains("Second consent").doesNotContain("without accepting");
	}

	@Test
	void goesOnAfterCancelAtTheSecondConsent() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());

		HtmlPage cancelled = this.administrator.answer(this.administrator.signIn(second, this.company.admin()),
				"cancel");

		assertThat(cancelled.asNormalizedText()).contains("Second consent", "without accepting");
		assertThat(text()).contains("must grant the second consent", "Cancel");
		this.administrator.grantSecond(cancelled, this.company.admin());
		this.company.awaitProof();
	}

	@Test
	void sendsAPlainUserBackForAnAdministrator() {
		HtmlPage approval = this.administrator.signIn(this.company.enterCode(), "user@" + this.company.domain());
		assertThat(approval.asNormalizedText()).contains("Need admin approval");

		HtmlPage back = this.administrator.answer(approval, "return");

		assertThat(back.asNormalizedText()).contains("First consent", "The last try did not succeed");
		HtmlPage second = this.administrator.grantFirst(back, this.company.admin());
		assertThat(second.asNormalizedText()).contains("Second consent");
	}

	@Test
	void sendsATeamsAdministratorBackForAGlobalOne() {
		HtmlPage approval = this.administrator.signIn(this.company.enterCode(), "teams@" + this.company.domain());
		assertThat(approval.asNormalizedText()).contains("Need admin approval");

		HtmlPage back = this.administrator.answer(approval, "return");

		assertThat(back.asNormalizedText()).contains("First consent", "The last try did not succeed");
		assertThat(this.company.tenantState().path("grants")).isEmpty();
		HtmlPage second = this.administrator.grantFirst(back, this.company.admin());
		assertThat(second.asNormalizedText()).contains("Second consent");
	}

	@Test
	void refusesTheAdministratorOfAnotherCompany() {
		String stranger = "admin@" + Company.newDomain();

		HtmlPage refused = this.administrator.grantFirst(this.company.enterCode(), stranger);

		assertThat(refused.asNormalizedText()).contains("First consent", "another organization");
		assertThat(text()).contains("must grant the first consent", "another organization");
		assertThat(this.company.step("FIRST_CONSENT")).isEqualTo("WAITING");
		HtmlPage second = this.administrator.grantFirst(refused, this.company.admin());
		assertThat(second.asNormalizedText()).contains("Second consent");
	}

	@Test
	void refusesATenantThatAnotherEnterpriseHas() {
		HtmlPage consent = this.administrator
			.tick(this.administrator.signIn(this.company.enterCode(), this.company.admin()));
		try (Company other = Company.swift()) {
			TestSandbox.bean(JdbcClient.class)
				.sql("update enterprise set tenant_id = ?::uuid where id = ?::uuid")
				.params(this.company.tenantState().path("id").asText(), other.id())
				.update();

			HtmlPage refused = this.administrator.answer(consent, "accept");

			assertThat(refused.asNormalizedText()).contains("First consent", "connected already");
			assertThat(text()).contains("already connected through another enterprise");
		}
	}

	@Test
	void needsOnlyTheRoleOnceOurApplicationWasRemovedBetweenTheConsents() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());
		this.company.tenant().revokeConsent();

		this.administrator.grantSecond(second, this.company.admin());

		this.company.awaitNextAction("DIRECTORY_ROLE_MISSING");
		assertThat(this.company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
		this.company.tenant().grantRole("application", TEAMS_ADMINISTRATOR);
		this.company.awaitActive();
		this.company.assertNothingTwice();
	}

	@Test
	void asksAgainForAConsentRevokedBeforeItsProof() {
		HtmlPage second = this.administrator.grantFirst(this.company.enterCode(), this.company.admin());
		this.company.tenant().failGraph(503, "serviceNotAvailable", "Busy.", 1);
		this.administrator.grantSecond(second, this.company.admin());
		this.company.tenant().revokeDelegatedConsent();
		this.company.awaitNextAction("REPLICATE_CONSENTS");

		TestSandbox.world().clock().forward(Duration.ofMinutes(16));

		this.company.awaitNextAction("GRANT_FIRST_CONSENT");
		assertThat(text()).contains("At least one permission is not granted");
		this.company.awaitEvent(EventType.CONSENT_MISSING);
		HtmlPage again = this.administrator.accept(this.company.letter(1));
		assertThat(again.asNormalizedText()).contains("First consent", "permissions has not been granted");
		this.administrator.grantFirst(again, this.company.admin());
		this.company.awaitProof();
	}

	private String text() {
		return this.company.nextAction().path("text").asText();
	}

}
