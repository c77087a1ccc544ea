package com.teammate.journey;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.event.EventType;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.Replication;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What happens to an enterprise after it is active, and how it is put right again. */
class DriftJourneyTests {

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@Test
	void writesAgainWhatSomebodyHasDeleted() {
		try (Company company = active()) {
			String fqdn = company.fqdn();
			company.tenant().deleteRoutes().takeLicences().loseRecords();
			assertThat(records(fqdn)).isEmpty();

			check(company);

			awaitHealthy(company);
			assertThat(found(company)).contains("VOICE_ROUTE_LOST", "LICENCE_LOST", "DNS_RECORDS_LOST");
			company.assertNothingTwice();
			assertThat(records(fqdn)).hasSize(2);
			assertThat(company.history()).anyMatch((text) -> text.endsWith("is gone from Teams."))
				.anyMatch((text) -> text.startsWith("It is not so any more that"))
				.anyMatch((text) -> text.contains("DNS records of " + fqdn));
			assertThat(changes(company)).filteredOn((change) -> change.path("step").asText().equals("CHECK_ENTERPRISE"))
				.extracting((change) -> change.path("kind").asText() + " " + change.path("action").asText())
				.contains("VOICE_ROUTE REMOVE", "VOICE_ROUTE CREATE", "LICENCE REMOVE", "LICENCE CREATE",
						"DNS_TXT CREATE");
			company.awaitNextAction("none");
		}
	}

	@Test
	void neverWritesOverARouteThatSomebodyHasChanged() {
		try (Company company = active()) {
			String route = company.tenantState().at("/routes/0/name").asText();
			company.tenant().foreignRoute(route);
			check(company);
			company.awaitNextAction("VOICE_ROUTE_CHANGED");
			company.awaitEvent(EventType.DRIFT_FOUND);
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.findings()).extracting((finding) -> finding.path("subject").asText())
				.containsExactly(route);
			assertThat(company.tenantState().at("/routes/0/gateway").asText()).isEqualTo("sbc." + company.domain());

			company.tenant().deleteRoutes();
			check(company);

			awaitHealthy(company);
			company.awaitEvent(EventType.DRIFT_RESOLVED);
			company.assertNothingTwice();
			company.awaitNextAction("none");
		}
	}

	@Test
	void addsASubDomainAgainThatSomebodyHasDeleted() {
		try (Company company = active()) {
			company.tenant().deleteSubDomains().deleteUsagesAndPolicies();

			check(company);

			awaitHealthy(company);
			assertThat(found(company)).contains("DOMAIN_LOST", "ACTIVATION_USER_LOST");
			company.assertNothingTwice();
		}
	}

	@Test
	void waitsForWhatOnlyTheAdministratorCanDo() {
		try (Company company = active()) {
			company.tenant().takeLicences().freeLicences(0).removeRoles("application");
			check(company);
			company.awaitNextAction("DIRECTORY_ROLE_MISSING");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(codes(company)).containsExactly("DIRECTORY_ROLE_MISSING", "LICENCE_LOST");

			company.tenant().grantRole("application", "69091246-20e8-4a56-aa4d-066075b2a7a8");
			check(company);
			company.awaitNextAction("LICENCE_LOST");
			company.tenant().freeLicences(1);
			check(company);

			awaitHealthy(company);
			company.awaitNextAction("none");
			assertThat(this.operator.incidents(company.id())).isEmpty();
		}
	}

	@Test
	void sendsTheAdministratorToJustTheConsentThatIsGone() {
		try (Company company = active()) {
			int letters = company.letters().size();
			TestSandbox.world().clock().forward(Duration.ofMinutes(20));
			company.tenant().revokeApplicationConsent("Domain.ReadWrite.All");
			check(company);
			company.awaitNextAction("PERMISSIONS_LOST");
			Mail letter = company.letter(letters + 1);
			assertThat(letter.subject()).contains("need a consent of yours again");

			HtmlPage second = company.administrator().accept(letter);
			assertThat(second.asNormalizedText()).contains("Second consent").doesNotContain("First consent of");
			HtmlPage end = company.administrator().grantSecond(second, company.admin());

			assertThat(end.asNormalizedText()).contains("is connected");
			awaitHealthy(company);
			company.awaitNextAction("none");
			assertThat(company.letters()).hasSize(letters + 1);
			assertThat(company.administrator().open(Administrator.link(letter)).asXml())
				.doesNotContain("action=\"/consent/second\"");
		}
	}

	@Test
	void noticesAChangeOfMindByItselfAndLeadsThroughBothConsents() {
		try (Company company = Company.of("alpine.example")) {
			company.tenant().replicate(Replication.NONE).activateAfter(Duration.ZERO);
			becomeActive(company);
			int letters = company.letters().size();
			TestSandbox.world().clock().forward(Duration.ofDays(8));
			TestSandbox.bean(JdbcClient.class)
				.sql("update enterprise_check set next_check_at = '2000-01-01' where enterprise_id = cast(? as uuid)")
				.param(company.id())
				.update();
			TestSandbox.world().clock().forward(Duration.ofMinutes(1));
			company.awaitNextAction("CONSENT_LOST");

			HtmlPage first = company.administrator().accept(company.letter(letters + 1));
			company.administrator()
				.grantSecond(company.administrator().grantFirst(first, company.admin()), company.admin());

			awaitHealthy(company);
			company.awaitNextAction("none");
		}
	}

	private static Company active() {
		Company company = Company.swift();
		becomeActive(company);
		return company;
	}

	/**
	 * Until the letter that says so is on record, because a jump of the clock would let
	 * the engine believe that its job is lost.
	 */
	private static void becomeActive(Company company) {
		company.consent();
		company.awaitActive();
		await("announced").atMost(Duration.ofSeconds(60))
			.until(() -> company.letters().size() >= 2
					&& Set.copyOf(company.reseller().steps(company.id())).equals(Set.of("DONE")));
	}

	private static void check(Company company) {
		HttpResponse<String> answer = company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "");
		assertThat(answer.statusCode()).isEqualTo(202);
	}

	/**
	 * A check has ended after the last act, and nothing is open: the next one, if the act
	 * fell into one that had looked already.
	 */
	private static void awaitHealthy(Company company) {
		await("healthy").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
			TestSandbox.world().clock().forward(Duration.ofSeconds(3));
			assertThat(health(company).path("checkedAt").isNull()).isFalse();
			assertThat(codes(company)).isEmpty();
			assertThat(company.history()).anyMatch((text) -> text.startsWith("It is not so any more"));
		});
	}

	private static JsonNode health(Company company) {
		return ResellerProgram.read(company.reseller().get("/api/v1/enterprises/" + company.id() + "/health"));
	}

	private static List<String> codes(Company company) {
		return health(company).path("findings").findValuesAsText("code");
	}

	/** What checks have found about it, by the events that programs hear. */
	private static List<String> found(Company company) {
		List<String> codes = new ArrayList<>();
		JsonNode page;
		String after = "evt_000000000000";
		do {
			page = ResellerProgram
				.read(company.reseller().get("/api/v1/events?type=drift.found&limit=200&after=" + after));
			after = page.path("nextAfter").asText();
			for (JsonNode event : page.path("items")) {
				if (event.path("enterpriseId").asText().equals(company.id())) {
					codes.add(event.at("/data/code").asText());
				}
			}
		}
		while (page.path("hasMore").asBoolean());
		return codes;
	}

	private static JsonNode changes(Company company) {
		return ResellerProgram.read(company.reseller().get("/api/v1/enterprises/" + company.id() + "/changes"))
			.path("items");
	}

	private static List<String> records(String fqdn) {
		return TestSandbox.world().nameServer().records().stream().filter((record) -> record.startsWith(fqdn)).toList();
	}

}
