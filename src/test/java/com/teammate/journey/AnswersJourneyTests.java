package com.teammate.journey;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;

import com.teammate.consent.DeclineReason;
import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way in which Microsoft can answer the first consent, played by the sandbox: each
 * has its own words and its own way on.
 */
class AnswersJourneyTests {

	private static final String CLOUD_APPLICATION_ADMINISTRATOR = "158c047a-c907-4556-b7ef-446551a6b5f7";

	/** Told by journeys of their own: {@link DeclineJourneyTests}. */
	private static final List<DeclineReason> ELSEWHERE = List.of(DeclineReason.BOX_NOT_TICKED,
			DeclineReason.PERMISSIONS_MISSING, DeclineReason.TENANT_TAKEN);

	private final Company company = Company.swift();

	private final Administrator administrator = this.company.administrator();

	private final Map<DeclineReason, Function<HtmlPage, HtmlPage>> scenarios = scenarios();

	@AfterEach
	void closeTheBrowser() {
		this.company.close();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "BOX_NOT_TICKED", "PERMISSIONS_MISSING", "TENANT_TAKEN" })
	void areToldInTheirOwnWordsWithAWayOn(DeclineReason reason) {
		HtmlPage page = this.scenarios.get(reason).apply(this.company.enterCode());

		assertThat(page.asNormalizedText()).contains("First consent", words(reason));
		assertThat(germanPage().asNormalizedText()).contains("Erste Zustimmung", german(reason));
		assertThat(this.company.step("FIRST_CONSENT")).isEqualTo("WAITING");
		assertThat(this.company.nextAction().path("actor").asText())
			.isEqualTo((reason == DeclineReason.OUR_FAULT) ? "OPERATIONS" : "GLOBAL_ADMIN");
		this.company.tenant().forgetFailures().conditionalAccess(false);
		if (reason != DeclineReason.OUR_FAULT) {
			HtmlPage second = this.administrator.grantFirst(page, this.company.admin());
			assertThat(second.asNormalizedText()).contains("Second consent");
		}
	}

	@Test
	void haveAScenarioEach() {
		assertThat(Arrays.stream(DeclineReason.values()).filter((reason) -> !ELSEWHERE.contains(reason)))
			.containsExactlyInAnyOrderElementsOf(this.scenarios.keySet());
	}

	@Test
	void pauseAfterAFaultOfOursUntilItMayBeMended() {
		HtmlPage page = this.scenarios.get(DeclineReason.OUR_FAULT).apply(this.company.enterCode());

		assertThat(page.asNormalizedText()).contains("It is not your doing", "You can go on from");
		assertThat(page.getByXPath("//form[contains(@action,'/consent/first')]")).isEmpty();
		assertThat(this.company.nextAction().path("code").asText()).isEqualTo("CREDENTIAL_WRONG");
	}

	@Test
	void giveAReferenceNumberForWhatNobodyKnows() {
		HtmlPage page = this.scenarios.get(DeclineReason.UNKNOWN).apply(this.company.enterCode());

		assertThat(page.asNormalizedText()).containsPattern("reference number: [0-9A-F]{8}");
	}

	@Test
	void areFoundAlsoWhenMicrosoftSendsNobodyBack() {
		HtmlPage approval = this.administrator.signIn(this.company.enterCode(), "user@" + this.company.domain());
		assertThat(approval.asNormalizedText()).contains("Need admin approval");

		HtmlPage waiting = this.administrator.open(TestSandbox.world().publicUrl().resolve("/consent"));

		assertThat(waiting.asNormalizedText()).contains("Did Microsoft not send you back?", "Need admin approval");
		assertThat(this.administrator.check(waiting).asNormalizedText()).contains("First consent");
		this.company.tenant().consent();
		HtmlPage done = this.administrator.check(waiting);
		assertThat(done.asNormalizedText()).contains("your part is done");
		this.company.awaitProof();
	}

	private Map<DeclineReason, Function<HtmlPage, HtmlPage>> scenarios() {
		Map<DeclineReason, Function<HtmlPage, HtmlPage>> all = new EnumMap<>(DeclineReason.class);
		all.put(DeclineReason.CANCELLED, (page) -> fails(page, "access_denied", ""));
		all.put(DeclineReason.NOT_ADMINISTRATOR, this::consentsWithTooSmallARole);
		all.put(DeclineReason.WRONG_ACCOUNT, (page) -> fails(page, "access_denied",
				"AADSTS50020: User account from identity provider does not exist in tenant."));
		all.put(DeclineReason.WRONG_TENANT,
				(page) -> this.administrator.grantFirst(page, "admin@" + Company.newDomain()));
		all.put(DeclineReason.NEEDS_APPROVAL,
				(page) -> fails(page, "access_denied", "AADSTS90094: Admin consent is required."));
		all.put(DeclineReason.CONDITIONAL_ACCESS, this::isBlocked);
		all.put(DeclineReason.APPLICATION_DISABLED, (page) -> isRefusedAToken(page, "AADSTS7000112: disabled."));
		all.put(DeclineReason.BLOCKED_BY_POLICY,
				(page) -> fails(page, "access_denied", "AADSTS900941: The app is considered risky."));
		all.put(DeclineReason.SERVICE_MISSING,
				(page) -> fails(page, "invalid_client", "AADSTS650052: The organization lacks a service principal."));
		all.put(DeclineReason.STALE, (page) -> isRefusedAToken(page, "AADSTS54005: Code was already redeemed."));
		all.put(DeclineReason.OUR_FAULT, (page) -> isRefusedAToken(page, "AADSTS7000215: Invalid client secret."));
		all.put(DeclineReason.REPLICATING, (page) -> isRefusedAToken(page, "AADSTS65001: Not consented."));
		all.put(DeclineReason.THROTTLED,
				(page) -> fails(page, "temporarily_unavailable", "AADSTS90055: Too many requests."));
		all.put(DeclineReason.MICROSOFT_UNAVAILABLE, (page) -> fails(page, "server_error", ""));
		all.put(DeclineReason.UNKNOWN, (page) -> fails(page, "surprise", "AADSTS99999: Something new."));
		return all;
	}

	private HtmlPage fails(HtmlPage page, String error, String description) {
		this.company.tenant().failVisit(error, description);
		return this.administrator.continued(this.administrator.signIn(page, this.company.admin()));
	}

	private HtmlPage isRefusedAToken(HtmlPage page, String description) {
		HtmlPage consent = this.administrator.tick(this.administrator.signIn(page, this.company.admin()));
		this.company.tenant().failToken(400, "invalid_grant", description, 1);
		return this.administrator.answer(consent, "accept");
	}

	private HtmlPage consentsWithTooSmallARole(HtmlPage page) {
		this.company.tenant().grantRole("teams@" + this.company.domain(), CLOUD_APPLICATION_ADMINISTRATOR);
		return this.administrator.answer(this.administrator.signIn(page, "teams@" + this.company.domain()), "accept");
	}

	private HtmlPage isBlocked(HtmlPage page) {
		this.company.tenant().conditionalAccess(true);
		return this.administrator.answer(this.administrator.signIn(page, this.company.admin()), "return");
	}

	/** The same page, as a browser in Germany sees it. */
	private HtmlPage germanPage() {
		this.administrator.speak("de-DE,de;q=0.9,en;q=0.5");
		HtmlPage page = this.administrator.open(TestSandbox.world().publicUrl().resolve("/consent"));
		this.administrator.speak("en");
		return page;
	}

	/** Up to the first place that is filled in. */
	private static String german(DeclineReason reason) {
		return ResourceBundle.getBundle("messages/welcome", Locale.GERMAN)
			.getString("consent.declined." + reason + ".what");
	}

	private static String words(DeclineReason reason) {
		return switch (reason) {
			case CANCELLED -> "without accepting";
			case NOT_ADMINISTRATOR -> "not a Global Administrator";
			case WRONG_ACCOUNT -> "only a guest";
			case WRONG_TENANT -> "another organization";
			case TENANT_TAKEN -> "connected already";
			case BOX_NOT_TICKED -> "was not ticked";
			case PERMISSIONS_MISSING -> "has not been granted";
			case NEEDS_APPROVAL -> "approval of an administrator";
			case CONDITIONAL_ACCESS -> "Conditional Access";
			case APPLICATION_DISABLED -> "switched off";
			case BLOCKED_BY_POLICY -> "does not let this application in";
			case SERVICE_MISSING -> "does not have one of the Microsoft services";
			case STALE -> "took too long";
			case OUR_FAULT -> "It is not your doing";
			case REPLICATING -> "has not yet copied";
			case THROTTLED -> "asked us to slow down";
			case MICROSOFT_UNAVAILABLE -> "did not answer in time";
			case UNKNOWN -> "an answer that we do not know";
		};
	}

}
