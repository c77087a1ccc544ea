package com.teammate.journey;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.event.EventType;
import com.teammate.onboarding.Onboarding;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An enterprise is removed, and nothing of it stays behind. */
class RemovalJourneyTests {

	private static final String TEAMS_ADMINISTRATOR = "69091246-20e8-4a56-aa4d-066075b2a7a8";

	private static final String ITSELF = "Application.ReadWrite.All";

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@Test
	void leavesTenantAndZoneObjectByObjectAsTheyWereBefore() {
		try (Company company = Company.swift("us-west", "eu-west")) {
			withForeignObjectsOfSimilarNames(company);
			company.tenant().foreignRoute("Their own");
			JsonNode before = company.everything();
			company.consent();
			company.awaitActive();
			company.tenant().permit(ITSELF);
			assertThat(company.everything().path("records")).isNotEmpty();

			assertThat(company.remove().path("status").asText()).isEqualTo("REMOVING");
			company.awaitRemoved();

			company.awaitEvent(EventType.ENTERPRISE_REMOVING);
			company.awaitEvent(EventType.ENTERPRISE_REMOVED);
			assertThat(company.everything()).isEqualTo(before);
			JsonNode proof = company.removal();
			assertThat(proof.path("left")).isEmpty();
			assertThat(objects(proof.path("removed"))).containsExactlyInAnyOrderElementsOf(made(company));
			assertThat(proof.path("finishedAt").asText()).isNotEmpty();
			assertThat(proof.path("removed"))
				.filteredOn((object) -> List.of("LICENCE", "USER", "DOMAIN", "SERVICE_PRINCIPAL")
					.contains(object.path("kind").asText()))
				.hasSize(7)
				.allSatisfy((object) -> assertThat(object.path("requestId").asText()).matches("[0-9a-f-]{36}"));
			JsonNode onboarding = company.reseller().onboarding(company.id());
			assertThat(onboarding.path("regions").findValuesAsText("state")).containsOnly("UNLINKED");
			assertThat(onboarding.at("/removal/removed").asInt()).isEqualTo(proof.path("removed").size());
			assertThat(onboarding.path("steps").findValuesAsText("state")).containsOnly("DONE");
			tellsBothAndForgets(company);
			await().atMost(Duration.ofSeconds(60)).until(() -> this.operator.instances(company.id()) == 0);
			answersTheSameToTheSecondRequest(company);
			isFreeForAnotherOnboarding(company);
		}
	}

	private static void withForeignObjectsOfSimilarNames(Company company) {
		String ours = company.fqdn();
		String label = ours.substring(0, ours.indexOf('.'));
		company.tenant()
			.own("other-" + ours)
			.own(label + ".sbc." + company.domain())
			.hire("teammate-activation@" + company.domain())
			.foreignRoute("TM-" + label + "-ca-central")
			.foreignRoute("TM-" + label);
	}

	private static void tellsBothAndForgets(Company company) {
		await().atMost(Duration.ofSeconds(60))
			.until(() -> company.history().contains("What we knew about people is deleted."));
		List<Mail> letters = company.letters();
		assertThat(letters.get(letters.size() - 1).subject()).endsWith("the connection to Microsoft Teams is removed");
		assertThat(company.lettersToReseller()).last()
			.satisfies((mail) -> assertThat(mail.text()).contains("the domain ", "the voice routing policy TM-"));
		assertThat(company.reseller().enterprise(company.id()).toString()).doesNotContain("@" + company.domain());
		assertThat(company.reseller().onboarding(company.id()).path("history").toString())
			.doesNotContain("@" + company.domain())
			.contains("(removed)");
		assertThat(TestSandbox.bean(JdbcClient.class)
			.sql("select count(*) from consent where enterprise_id::text = ? and administrator is not null")
			.param(company.id())
			.query(Integer.class)
			.single()).isZero();
	}

	private static void answersTheSameToTheSecondRequest(Company company) {
		JsonNode removed = company.reseller().enterprise(company.id());
		assertThat(company.remove()).isEqualTo(removed);
		assertThat(company.remove()).isEqualTo(removed);
		String path = "/api/v1/enterprises/" + company.id();
		for (HttpResponse<String> refused : List.of(company.reseller().post(path + "/enable", ""),
				company.reseller().post(path + "/disable", ""), company.reseller().post(path + "/invitation", ""),
				company.reseller().change(company.id(), "{\"name\":\"Again\"}"))) {
			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(ResellerProgram.read(refused).path("code").asText()).isEqualTo("enterprise_removed");
		}
		assertThat(company.reseller().enterprise(company.id())).isEqualTo(removed);
	}

	private static void isFreeForAnotherOnboarding(Company company) {
		List<String> before = company.fqdns();
		try (Company again = Company.again(company.domain(), "us-west", "eu-west")) {
			again.consentOnceMore();
			again.awaitActive();
			assertThat(again.fqdns()).doesNotContainAnyElementsOf(before);
		}
	}

	@Test
	void leavesTheApplicationToTheAdministratorWhereItMayNotDeleteItself() {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();

			company.remove();
			company.awaitRemoved();

			JsonNode left = company.removal().path("left");
			assertThat(objects(left)).containsExactlyInAnyOrder("SERVICE_PRINCIPAL TeamMate",
					"DIRECTORY_ROLE Teams Administrator");
			assertThat(left.findValuesAsText("owner")).containsOnly("GLOBAL_ADMIN");
			assertThat(left.findValuesAsText("code")).contains("APPLICATION_LEFT");
			assertThat(company.everything().path("records")).isEmpty();
			assertThat(company.tenantState().path("usages")).isEmpty();
			await().atMost(Duration.ofSeconds(60)).until(() -> company.letters().size() == 3);
			assertThat(company.letters().get(2).text()).contains("Left in your hands", "under Enterprise applications");
		}
	}

	@Test
	void leavesTheApplicationTheRoleThatItHadBefore() {
		try (Company company = Company.swift()) {
			company.tenant().grantRole("application", TEAMS_ADMINISTRATOR);
			JsonNode roles = company.tenantState().path("roleAssignments");
			company.consent();
			company.awaitActive();
			assertThat(objects(changes(company, "FIND"))).containsExactly("DIRECTORY_ROLE Teams Administrator");
			company.tenant().permit(ITSELF);

			company.remove();
			company.awaitRemoved();

			assertThat(company.tenantState().path("roleAssignments")).isEqualTo(roles);
			assertThat(objects(company.removal().path("removed"))).noneMatch((one) -> one.startsWith("DIRECTORY_ROLE"));
			assertThat(objects(company.removal().path("left"))).containsExactly("SERVICE_PRINCIPAL TeamMate");
		}
	}

	@Test
	void waitsForPeopleWhoUseTheDomainAndNeverForcesThemOut() {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();
			String person = "somebody@" + company.fqdn();
			company.tenant().hire(person);

			company.remove();
			company.awaitNextAction("DOMAIN_IN_USE");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(this.operator.incidents(company.id())).isEmpty();
			assertThat(objects(company.removal().path("left"))).contains("DOMAIN " + company.fqdn());
			refusesEverythingElse(company);
			assertThat(company.tenantState().path("users").findValuesAsText("userPrincipalName")).contains(person);
			company.tenant().dismiss(person);
			TestSandbox.bean(Onboarding.class).check(EnterpriseId.of(company.id()));

			company.awaitRemoved();
			assertThat(company.tenantState().path("domains").findValuesAsText("id")).doesNotContain(company.fqdn());
		}
	}

	/** While it is being removed it can neither be enabled nor changed. */
	private static void refusesEverythingElse(Company company) {
		JsonNode removing = company.reseller().enterprise(company.id());
		String path = "/api/v1/enterprises/" + company.id();
		for (HttpResponse<String> refused : List.of(company.reseller().post(path + "/enable", ""),
				company.reseller().post(path + "/disable", ""),
				company.reseller().change(company.id(), "{\"sbcRegions\":[\"eu-west\"]}"))) {
			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(ResellerProgram.read(refused).path("code").asText()).isEqualTo("enterprise_removed");
		}
		assertThat(asAskedFor(company.remove())).isEqualTo(asAskedFor(removing));
	}

	/** Without what the removal itself moves on meanwhile. */
	private static JsonNode asAskedFor(JsonNode enterprise) {
		return ((ObjectNode) enterprise.deepCopy()).without(List.of("updatedAt", "nextAction"));
	}

	@Test
	void endsWithAnHonestListWhenTheConsentIsWithdrawn() {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();
			company.tenant().revokeConsent();

			company.remove();
			company.awaitRemoved();

			JsonNode proof = company.removal();
			assertThat(proof.path("left"))
				.filteredOn((object) -> object.path("code").asText().equals("ACCESS_WITHDRAWN"))
				.extracting((object) -> object.path("kind").asText())
				.contains("DOMAIN", "USER", "LICENCE", "VOICE_ROUTE", "VOICE_ROUTING_POLICY", "PSTN_USAGE");
			assertThat(objects(proof.path("removed"))).contains("DNS_TXT " + company.fqdn(),
					"SERVICE_PRINCIPAL TeamMate");
			assertThat(company.everything().path("records")).isEmpty();
		}
	}

	@Test
	void asksForJustTheConsentThatItLacksAndThenLeavesNothingBehind() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			becomeActive(company);
			List<String> made = made(company);
			String person = "somebody@" + company.fqdn();
			company.tenant().hire(person);
			company.remove();
			company.awaitNextAction("DOMAIN_IN_USE");
			company.tenant().revokeApplicationConsent();
			// Old enough to be no replication any more, and so are our tokens.
			TestSandbox.world().clock().forward(Duration.ofHours(2));
			check(company);

			Mail letter = company.letter(3);
			assertThat(letter.subject()).startsWith("To remove the connection of").endsWith("a consent of yours again");
			HtmlPage second = company.administrator().accept(letter);

			assertThat(second.asNormalizedText()).contains("Second consent", "is being removed")
				.doesNotContain("First consent of", "finishes the set-up");
			assertThat(second.asXml()).contains("Microsoft Entra: the domain " + company.fqdn());
			company.awaitNextAction("PERMISSIONS_LOST");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.nextAction().path("since").asText()).isNotEmpty();
			assertThat(company.history()).filteredOn((text) -> text.startsWith("Invitation sent to")).hasSize(2);
			assertThat(company.administrator().open(Administrator.link(company.letters().get(0))).asNormalizedText())
				.contains("A newer mail was sent");

			HtmlPage thanks = company.administrator().grantSecond(second, company.admin());

			assertThat(thanks.asNormalizedText()).contains("Thank you, the removal goes on");
			awaitInFastMotion(company, "DOMAIN_IN_USE");
			assertThat(company.findings()).isEmpty();
			company.tenant().dismiss(person);
			check(company);
			company.awaitRemovedInFastMotion();
			assertThat(company.footprint()).isEqualTo(before);
			assertThat(made(company)).isEqualTo(made);
			leavesOnlyTheApplicationAndNobodyToAnswer(company, letter);
			// Two for the onboarding, one for the consent, and the proof.
			assertThat(company.letters()).hasSize(4);
		}
	}

	@Test
	void goesOnWhenTheAdministratorGrantsInMicrosoftEntraItself() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			becomeActive(company);
			List<String> made = made(company);
			TestSandbox.world().clock().forward(Duration.ofHours(2));
			company.tenant().revokeApplicationConsent("Domain.ReadWrite.All").deleteRoutes();
			assertThat(company.reseller().post("/api/v1/enterprises/" + company.id() + "/disable", "").statusCode())
				.isEqualTo(200);
			company.remove();
			Mail letter = company.letter(3);
			company.administrator().accept(letter);
			company.awaitNextAction("PERMISSIONS_LOST");
			assertThat(company.remove().path("status").asText()).isEqualTo("REMOVING");
			assertThat(company.reseller().post("/api/v1/enterprises/" + company.id() + "/invitation", "").statusCode())
				.isEqualTo(202);
			Mail another = company.letter(4);
			assertThat(another.subject()).isEqualTo(letter.subject());
			company.administrator().accept(another);

			company.tenant().permit("Domain.ReadWrite.All");
			check(company);

			company.awaitRemovedInFastMotion();
			assertThat(company.footprint()).isEqualTo(before);
			// A route that somebody has deleted is not made again only to be removed.
			assertThat(made(company)).isEqualTo(made);
			leavesOnlyTheApplicationAndNobodyToAnswer(company, another);
		}
	}

	/** Until the letter that says so is on record: the clock jumps after it. */
	private static void becomeActive(Company company) {
		company.consent();
		company.awaitActive();
		await("announced").atMost(Duration.ofSeconds(60))
			.until(() -> company.letters().size() == 2
					&& Set.copyOf(company.reseller().steps(company.id())).equals(Set.of("DONE")));
	}

	private static void check(Company company) {
		assertThat(company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "").statusCode())
			.isEqualTo(202);
	}

	/** An act that falls into a check gets another one within the minute. */
	private static void awaitInFastMotion(Company company, String code) {
		await(code).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300)).until(() -> {
			TestSandbox.world().clock().forward(Duration.ofSeconds(3));
			return code.equals(company.nextAction().path("code").asText());
		});
	}

	private void leavesOnlyTheApplicationAndNobodyToAnswer(Company company, Mail letter) {
		assertThat(objects(company.removal().path("left"))).containsExactlyInAnyOrder("SERVICE_PRINCIPAL TeamMate",
				"DIRECTORY_ROLE Teams Administrator");
		assertThat(company.administrator().open(Administrator.link(letter)).asNormalizedText()).contains("not valid");
		assertThat(company.administrator().open(company.page("/consent")).asNormalizedText())
			.contains("has not entered an invitation code");
		assertThat(company.findings()).isEmpty();
		await("nothing goes on").atMost(Duration.ofSeconds(60))
			.until(() -> this.operator.instances(company.id()) == 0
					&& company.history().contains("What we knew about people is deleted."));
		assertThat(company.history().toString()).doesNotContain("@" + company.domain());
		assertThat(this.operator.incidents(company.id())).isEmpty();
	}

	private static List<String> made(Company company) {
		return objects(changes(company, "CREATE"));
	}

	private static List<JsonNode> changes(Company company, String action) {
		JsonNode changes = ResellerProgram
			.read(company.reseller().get("/api/v1/enterprises/" + company.id() + "/changes"))
			.path("items");
		return StreamSupport.stream(changes.spliterator(), false)
			.filter((change) -> change.path("action").asText().equals(action))
			.toList();
	}

	private static List<String> objects(Iterable<JsonNode> items) {
		return StreamSupport.stream(items.spliterator(), false).map(RemovalJourneyTests::object).toList();
	}

	private static String object(JsonNode item) {
		return item.path("kind").asText() + " " + item.path("name").asText();
	}

}
