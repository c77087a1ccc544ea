package com.teammate.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.audit.StaffAct;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.journey.Trouble.AtHome;
import com.teammate.journey.Trouble.AtMicrosoft;
import com.teammate.journey.Trouble.AtTeams;
import com.teammate.journey.Trouble.AtTheMailServer;
import com.teammate.journey.Trouble.AtTheNameServer;
import com.teammate.onboarding.Interventions;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mailbox;
import com.teammate.sandbox.microsoft.Replication;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Rcode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every cause of the catalogue is met in the sandbox and seen at the desk. One company
 * links a second region and meets on the way, step by step, all that can fail there; what
 * is no failure of a step has a journey or a test of its own.
 */
@TestMethodOrder(OrderAnnotation.class)
class DiagnosisJourneyTests {

	private static final Operator OPERATOR = new Operator(TestSandbox.world().publicUrl());

	private static final int ALWAYS = 50;

	private static Company company;

	@BeforeAll
	static void holdAtAddingADomain() {
		company = Company.swift();
		company.consent();
		company.awaitActive();
		company.tenant().failGraph(400, "Request_BadRequest", "Held", ALWAYS);
		assertThat(company.reseller().change(company.id(), "{\"sbcRegions\":[\"us-west\",\"us-east-1\"]}").statusCode())
			.isEqualTo(200);
		awaitStop("MICROSOFT_REFUSED");
	}

	@AfterAll
	static void letGo() {
		company.tenant().forgetFailures();
		company.close();
	}

	@ParameterizedTest
	@EnumSource
	@Order(1)
	void namesWhatMicrosoftSays(AtMicrosoft scenario) {
		company.tenant().forgetFailures();
		scenario.play(company.tenant(), 1);
		company.tenant().failGraph(400, "Request_BadRequest", "Held", ALWAYS);

		OPERATOR.retryAll(company.id());

		awaitStop(scenario.name());
	}

	@ParameterizedTest
	@EnumSource
	@Order(2)
	void namesWhatTheNameServerSays(AtTheNameServer scenario) {
		company.tenant().forgetFailures();
		TestSandbox.world()
			.nameServer()
			.refuseUpdates(newFqdn(), List.of(scenario.answer, Rcode.REFUSED, Rcode.REFUSED));

		OPERATOR.retryAll(company.id());

		awaitStop(scenario.name());
	}

	@ParameterizedTest
	@EnumSource
	@Order(3)
	void namesWhatFailsInOurOwnHouse(AtHome scenario) {
		TestSandbox.world().nameServer().refuseUpdates(newFqdn(), List.of());
		String fqdn = newFqdn();
		TestSandbox.crashes()
			.once(DnsRecords.class, "publish", (with) -> List.of(with).toString().contains(fqdn), scenario.failure);
		if (scenario != AtHome.UNKNOWN) {
			TestSandbox.crashes()
				.once(DnsRecords.class, "publish", (with) -> List.of(with).toString().contains(fqdn),
						new IllegalStateException("Held"));
		}

		OPERATOR.retryAll(company.id());

		awaitStop(scenario.name());
	}

	@ParameterizedTest
	@EnumSource
	@Order(4)
	void namesWhatTeamsPowerShellSays(AtTeams scenario) {
		company.tenant().forgetFailures();
		scenario.play(company.tenant(), 1);
		company.tenant().failTeams("ModuleMissing", "Held", ALWAYS);

		OPERATOR.retryAll(company.id());

		awaitStop(scenario.name());
	}

	@Test
	@Order(5)
	void goesOnWhateverItHasMet() {
		company.tenant().forgetFailures();

		OPERATOR.retryAll(company.id());

		company.awaitRegion("us-east-1", "LINKED");
		company.awaitNextAction("none");
	}

	@Test
	@Order(6)
	void namesWhatIsInTheWayOfItsRemoval() {
		company.tenant().failTeams("PolicyInUse", "The policy is assigned to a user.", ALWAYS);
		TestSandbox.world().nameServer().refuseUpdates(newFqdn(), Collections.nCopies(ALWAYS, Rcode.NOERROR));
		company.remove();

		awaitLeft("VOICE_ROUTING_IN_USE");
		company.tenant().forgetFailures();
		awaitLeft("DELETION_PENDING");
		TestSandbox.world().nameServer().refuseUpdates(newFqdn(), List.of());

		company.awaitRemoved();
	}

	private static void awaitLeft(String cause) {
		await(cause).atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> company.removal().path("left").findValuesAsText("code").contains(cause));
	}

	@Test
	void namesAConsentThatMicrosoftDoesNotShowForLong() {
		try (Company slow = Company.swift()) {
			slow.tenant()
				.replicate(new Replication(Duration.ZERO, Duration.ofHours(9), Duration.ZERO, Duration.ZERO,
						Duration.ZERO));
			slow.consent();
			slow.awaitNextAction("REPLICATE_CONSENTS");
			TestSandbox.world().clock().forward(Duration.ofMinutes(20));

			slow.awaitNextAction("CONSENT_REPLICATION_OVERDUE");
		}
	}

	@Test
	void namesAnActivationThatTakesLongerThanOthers() {
		for (int i = 0; i < 20; i++) {
			TestSandbox.bean(JdbcClient.class)
				.sql("insert into activation values (?, 'ca-central', now(), 30, true)")
				.param(Company.newDomain())
				.update();
		}
		try (Company slow = Company.swift("ca-central")) {
			slow.tenant().activateAfter(Duration.ofHours(9));
			slow.consent();
			slow.awaitNextAction("ACTIVATE_DOMAIN");
			TestSandbox.world().clock().forward(Duration.ofHours(2));

			slow.awaitNextAction("DOMAIN_ACTIVATION_OVERDUE");
		}
	}

	@Test
	void namesWhoseHelpSupportNeedsAndWhatStandsStill() {
		JobExecutor engine = ((ProcessEngineConfigurationImpl) TestSandbox.bean(ProcessEngine.class)
			.getProcessEngineConfiguration()).getJobExecutor();
		engine.shutdown();
		try (Company standing = Company.swift()) {
			TestSandbox.world().clock().forward(Duration.ofMinutes(20));
			assertThat(OPERATOR.open(standing.id()).at("/file/stuck/0/cause/code").asText()).isEqualTo("STANDSTILL");
			engine.start();
			standing.letter(1);

			for (Actor actor : List.of(Actor.RESELLER, Actor.GLOBAL_ADMIN)) {
				TestSandbox.bean(Interventions.class)
					.handTo(actor, EnterpriseId.of(standing.id()), "please look.", new StaffAct("anna", "No way on"));
				assertThat(OPERATOR.open(standing.id()).at("/file/stuck/0/cause/code").asText())
					.isEqualTo((actor == Actor.RESELLER) ? "RESELLER_ASKED" : "ADMINISTRATOR_ASKED");
			}
		}
		finally {
			engine.start();
		}
	}

	@Test
	void namesARouteThatSomebodyHasChanged() {
		try (Company changed = Company.swift()) {
			changed.consent();
			changed.awaitActive();
			await("announced").atMost(Duration.ofSeconds(60)).until(() -> changed.letters().size() >= 2);
			changed.tenant().foreignRoute(changed.tenantState().at("/routes/0/name").asText());

			changed.reseller().post("/api/v1/enterprises/" + changed.id() + "/check", "");

			changed.awaitNextAction("VOICE_ROUTE_CHANGED");
		}
	}

	@ParameterizedTest
	@EnumSource
	void namesWhatTheMailServerSays(AtTheMailServer scenario) {
		String domain = Company.newDomain();
		Mailbox mailbox = TestSandbox.world().mailbox();
		if (scenario.reply.isEmpty()) {
			mailbox.goDown();
		}
		mailbox.refuse("admin@" + domain, scenario.reply);

		try (Company invited = Company.of(domain)) {
			await(scenario.name()).atMost(Duration.ofSeconds(60))
				.until(() -> causes(invited).contains(scenario.name()));
			if (scenario.reply.isEmpty()) {
				mailbox.refuse("admin@" + domain);
				mailbox.comeBack();
			}
			if (invited.nextAction().path("code").asText().equals(scenario.name())) {
				OPERATOR.hurry(invited.id());
			}
			assertThat(invited.letter(1).subject()).isNotBlank();
		}
	}

	@Test
	void haveAScenarioEach() throws IOException {
		Set<String> met = new TreeSet<>(elsewhere().keySet());
		Stream
			.of(AtMicrosoft.values(), AtTheNameServer.values(), AtHome.values(), AtTeams.values(),
					AtTheMailServer.values())
			.flatMap(Stream::of)
			.forEach((scenario) -> met.add(((Enum<?>) scenario).name()));
		List<String> catalogue = TestSandbox.bean(Diagnoses.class).all().stream().map(Diagnosis::code).toList();
		String guide = Files.readString(Path.of("docs/scenarios.md"));

		assertThat(met).containsExactlyInAnyOrderElementsOf(catalogue);
		assertThat(catalogue).allSatisfy((code) -> assertThat(guide).contains("| `" + code + "` |"));
		elsewhere().forEach((code, test) -> assertThat(test.meets(code)).as("%s by %s", code, test).isTrue());
	}

	/** The newest failure has that name, and nothing moves any more. */
	private static void awaitStop(String cause) {
		await(cause).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
			JsonNode file = OPERATOR.open(company.id()).path("file");
			assertThat(causes(company)).contains(cause);
			assertThat(file.path("stuck").findValuesAsText("kind")).containsOnly("INCIDENT");
		});
		endChecks();
	}

	/**
	 * A refused step asks for one, which would meet the next scenario before the step.
	 */
	private static void endChecks() {
		RuntimeService runtime = TestSandbox.bean(RuntimeService.class);
		runtime.createProcessInstanceQuery()
			.processDefinitionKey("check-enterprise")
			.processInstanceBusinessKey(company.id())
			.list()
			.forEach((check) -> runtime.deleteProcessInstanceIfExists(check.getId(), "not looked at here", true, true,
					true, false));
	}

	private static List<String> causes(Company company) {
		return OPERATOR.open(company.id()).path("file").path("attempts").findValuesAsText("cause");
	}

	private static String newFqdn() {
		return company.fqdns().stream().filter((name) -> name.contains(".use1.")).findFirst().orElseThrow();
	}

	/** Causes that are no failure of such a step, and what meets them. */
	private static Map<String, Elsewhere> elsewhere() {
		Map<String, Elsewhere> tests = new LinkedHashMap<>();
		put(tests, "DiagnosisJourneyTests", "namesWhatIsInTheWayOfItsRemoval", "VOICE_ROUTING_IN_USE",
				"DELETION_PENDING");
		put(tests, "DiagnosisJourneyTests", "namesAConsentThatMicrosoftDoesNotShowForLong",
				"CONSENT_REPLICATION_OVERDUE");
		put(tests, "DiagnosisJourneyTests", "namesAnActivationThatTakesLongerThanOthers", "DOMAIN_ACTIVATION_OVERDUE");
		put(tests, "DiagnosisJourneyTests", "namesWhoseHelpSupportNeedsAndWhatStandsStill", "STANDSTILL",
				"RESELLER_ASKED", "ADMINISTRATOR_ASKED");
		put(tests, "DiagnosisJourneyTests", "namesARouteThatSomebodyHasChanged", "VOICE_ROUTE_CHANGED");
		put(tests, "HelpJourneyTests", "noticesAnAdministratorWhoTakesLongerThanOthers", "ADMINISTRATOR_SLOW");
		put(tests, "HelpJourneyTests", "sendsAgainWhatAProgramOfTheResellerDidNotTake", "WEBHOOK_NOT_TAKEN");
		put(tests, "PbxHookJourneyTests", "hearsOfEveryChangeInSignedMessagesWhateverDiesInBetween",
				"PBX_HOOK_NOT_TAKEN");
		put(tests, "ManagementJourneyTests", "stopsARegionWhenTheAdministratorTakesBackTheConsentUnderWhichItWasAdded",
				"MANAGEMENT_NOT_ALLOWED");
		put(tests, "RemovalJourneyTests", "endsWithAnHonestListWhenTheConsentIsWithdrawn", "ACCESS_WITHDRAWN");
		put(tests, "RemovalJourneyTests", "waitsForPeopleWhoUseTheDomainAndNeverForcesThemOut", "DOMAIN_IN_USE");
		put(tests, "RemovalJourneyTests", "leavesTheApplicationToTheAdministratorWhereItMayNotDeleteItself",
				"APPLICATION_LEFT");
		put(tests, "TenantJourneyTests", "waitsForATakenSubDomainToBeReleased", "DOMAIN_TAKEN");
		put(tests, "CheckJourneyTests", "killsAHangingTeamsPowerShellAndTriesAgain", "TEAMS_SHELL_LATE");
		put(tests, "CheckJourneyTests", "neverWritesOverAVoiceRouteOfSomebodyElse", "VOICE_NAME_TAKEN");
		put(tests, "DriftJourneyTests", "noticesAChangeOfMindByItselfAndLeadsThroughBothConsents", "CONSENT_LOST");
		put(tests, "DriftJourneyTests", "sendsTheAdministratorToJustTheConsentThatIsGone", "PERMISSIONS_LOST");
		put(tests, "DriftJourneyTests", "addsASubDomainAgainThatSomebodyHasDeleted", "DOMAIN_LOST",
				"ACTIVATION_USER_LOST");
		put(tests, "DriftJourneyTests", "writesAgainWhatSomebodyHasDeleted", "VOICE_ROUTE_LOST", "DNS_RECORDS_LOST");
		put(tests, "DriftJourneyTests", "waitsForWhatOnlyTheAdministratorCanDo", "LICENCE_LOST");
		put(tests, "TimeJourneyTests", "triesTwoFreshSubDomainsThenCallsSupportAndLeavesNothingElseBehind",
				"DOMAIN_ACTIVATION_FAILED");
		put(tests, "TimeJourneyTests", "remindsThreeTimesThenExpiresAndGoesOnAfterAResend", "INVITATION_EXPIRED");
		put(tests, "VisitJourneyTests", "locksAfterFiveWrongCodesAndTellsTheReseller", "INVITATION_LOCKED");
		put(tests, "SurroundingsJourneyTests", "warnOperationsBeforeOurSecretEnds", "CREDENTIAL_EXPIRES_SOON");
		put(tests, "CheckJourneyTests", "saysThatNobodyCanCallYetAndLinksAllTheSame", "PHONE_LICENCE_MISSING");
		put(tests, "CheckJourneyTests", "saysBeforehandThatTheSubDomainIsAnotherTenants", "SUB_DOMAIN_TAKEN");
		put(tests, "EveryCauseJourneyTests", "freesWhateverStandsForWhateverCause", "MIGRATION_REFUSED");
		return tests;
	}

	private static void put(Map<String, Elsewhere> tests, String journey, String test, String... causes) {
		Stream.of(causes).forEach((cause) -> tests.put(cause, new Elsewhere(journey, test)));
	}

	/** A journey that meets a cause. */
	record Elsewhere(String type, String test) {

		/**
		 * Whether there is such a test and it names the cause, itself or by a constant of
		 * its class.
		 */
		boolean meets(String cause) {
			try {
				String source = Files.readString(Path.of("src/test/java/com/teammate/journey", this.type + ".java"));
				Matcher test = Pattern.compile("\\svoid " + this.test + "\\(.*?\\R\\t}\\R", Pattern.DOTALL)
					.matcher(source);
				Matcher constant = Pattern.compile("String (\\w+) = \"" + cause + "\"").matcher(source);
				String names = "\\b(" + cause + (constant.find() ? "|" + constant.group(1) : "") + ")\\b";
				return test.find() && Pattern.compile(names).matcher(test.group()).find();
			}
			catch (IOException ex) {
				return false;
			}
		}

	}

}
