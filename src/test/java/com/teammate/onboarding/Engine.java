package com.teammate.onboarding;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.DiagnosisWords;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.UnlinkRefused;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A real engine on a real PostgreSQL with the real delegates, listeners and conditions;
 * only the rooms behind them are answered by {@link Rooms}. Its job executor is off: the
 * test thread runs every job and fires every timer by hand, so nothing happens that the
 * test did not ask for.
 */
final class Engine {

	private static Rooms rooms = new Rooms();

	private Engine() {
	}

	/** Every class gets an engine with tables of its own. */
	static StandaloneProcessEngineConfiguration configuration(Diagnoses diagnoses) {
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName("test-" + UUID.randomUUID());
		connect(configuration);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setJobExecutorActivate(false);
		configuration.setHistory("activity");
		configuration.setFailedJobRetryTimeCycle("PT10S,PT1M");
		configuration.setBeans(new Beans(diagnoses));
		new EnginePlugin(new DiagnosedJobs(diagnoses, mock(Attempts.class), new Late<>(Engine::requests)),
				new DiagnosedIncidents(new Late<>(() -> nextActions(diagnoses))))
			.preInit(configuration);
		return configuration;
	}

	/** Like {@link #configuration}, and records which elements were passed. */
	static StandaloneProcessEngineConfiguration measured() {
		StandaloneProcessEngineConfiguration configuration = configuration(catalogue());
		ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
		return configuration;
	}

	static Diagnoses catalogue() {
		Diagnoses diagnoses = mock();
		given(diagnoses.named(any()))
			.willAnswer((call) -> new Diagnosis(call.getArgument(0), "SUPPORT", "Something is in the way.", true));
		given(diagnoses.of(any(UnlinkRefused.class)))
			.willAnswer((call) -> new Diagnosis("DOMAIN_IN_USE", "GLOBAL_ADMIN", "Something is in the way.", true));
		return diagnoses;
	}

	private static void connect(StandaloneProcessEngineConfiguration configuration) {
		try {
			JdbcConnectionDetails database = new TestDatabase().connection();
			configuration.setJdbcUrl(database.getJdbcUrl());
			configuration.setJdbcUsername(database.getUsername());
			configuration.setJdbcPassword(database.getPassword());
			configuration.setJdbcDriver("org.postgresql.Driver");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** From now on the process meets these rooms. */
	static Rooms furnish(Rooms furnished) {
		rooms = furnished;
		return furnished;
	}

	static ProcessInstance begin(ProcessEngine engine) {
		return engine.getRuntimeService()
			.startProcessInstanceByKey(OnboardingProcess.KEY, EnterpriseId.random().toString());
	}

	/** Runs every job that is not a timer, until there is none. */
	static void runJobs(ProcessEngine engine) {
		List<Job> jobs = jobs(engine);
		while (!jobs.isEmpty()) {
			for (Job job : jobs) {
				engine.getManagementService().executeJob(job.getId());
			}
			jobs = jobs(engine);
		}
	}

	private static List<Job> jobs(ProcessEngine engine) {
		return engine.getManagementService().createJobQuery().messages().withRetriesLeft().list();
	}

	/** Lets the one timer of that event be due now, and runs what follows. */
	static void fire(ProcessEngine engine, String event) {
		Job timer = engine.getManagementService().createJobQuery().timers().activityId(event).singleResult();
		if (timer == null) {
			throw new AssertionError("No timer waits at " + event);
		}
		engine.getManagementService().executeJob(timer.getId());
		runJobs(engine);
	}

	static void tell(ProcessEngine engine, ProcessInstance instance, OnboardingProcess.Message message) {
		new OnboardingProcess(engine.getRuntimeService(), engine.getHistoryService())
			.tell(EnterpriseId.of(instance.getBusinessKey()), message);
		runJobs(engine);
	}

	private static OnboardingProcess process() {
		ProcessEngine current = Context.getProcessEngineConfiguration().getProcessEngine();
		return new OnboardingProcess(current.getRuntimeService(), current.getHistoryService());
	}

	/**
	 * Only within a command there is an engine; the names of the beans are asked for
	 * before.
	 */
	private static CheckProcess checks() {
		if (Context.getProcessEngineConfiguration() == null) {
			return mock();
		}
		ProcessEngine current = Context.getProcessEngineConfiguration().getProcessEngine();
		return new CheckProcess(current.getRuntimeService(), current.getManagementService(), Clock.systemUTC());
	}

	private static CheckRequests requests() {
		return new CheckRequests(rooms.enterprises, rooms.consents, rooms.drift, checks());
	}

	private static Obstruction obstruction() {
		return new Obstruction(rooms.unlinking);
	}

	/** Only what its end needs. */
	private static Leaving leaving(NextActions next) {
		return new Leaving(rooms.enterprises, mock(), rooms.invitations, rooms.consents, rooms.removals, rooms.drift,
				checks(), next, mock(Audit.class));
	}

	private static RoutingConsent routingConsent() {
		return new RoutingConsent(rooms.management, new Late<>(Engine::process));
	}

	private static NextActions nextActions(Diagnoses diagnoses) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/next-actions");
		return new NextActions(rooms.enterprises, rooms.invitations, rooms.consents, rooms.regionLinks, obstruction(),
				rooms.loans, routingConsent(), new RegionWords(rooms.regionLinks, mock(), messages), rooms.drift,
				diagnoses, mock(DiagnosisWords.class), new Late<>(Engine::process), messages, Clock.systemUTC());
	}

	/** The beans that the diagrams name, made anew for the rooms of the moment. */
	private static final class Beans extends HashMap<Object, Object> {

		private static final long serialVersionUID = 1L;

		private final transient Diagnoses diagnoses;

		Beans(Diagnoses diagnoses) {
			this.diagnoses = diagnoses;
			putAll(beans());
		}

		@Override
		public Object get(Object name) {
			return beans().get(name);
		}

		private Map<String, Object> beans() {
			NextActions next = nextActions(this.diagnoses);
			RoutingConsent consent = routingConsent();
			Refusals refusals = new Refusals(rooms.unlinking, this.diagnoses, requests());
			Readmission readmission = new Readmission(rooms.enterprises, rooms.drift, mock());
			Map<String, Object> beans = new HashMap<>();
			beans.put("journey", new Journey(rooms.enterprises, rooms.invitations, rooms.consents, rooms.regionLinks));
			beans.put("region", new Region(rooms.regionLinks));
			beans.put("farewell", new Farewell(rooms.regionLinks, rooms.removals));
			beans.put("removeApplication", new RemoveApplication(rooms.removals, next));
			beans.put("completeRemoval",
					new CompleteRemoval(rooms.enterprises, rooms.removals, leaving(next), mock(Audit.class)));
			beans.put("announceRemoval", new AnnounceRemoval(rooms.removalLetters));
			beans.put("forgetPersonalData", new ForgetPersonalData(List.of(rooms.memory), mock(Audit.class)));
			beans.put("departure", new Departure(rooms.unlinking));
			beans.put("retireRegion", new RetireRegion(rooms.unlinking, refusals, next));
			beans.put("removeVoiceRoutingPolicy", new RemoveVoiceRoutingPolicy(rooms.unlinking, refusals, next));
			beans.put("removeVoiceRoute", new RemoveVoiceRoute(rooms.unlinking, refusals, next));
			beans.put("removePstnUsage", new RemovePstnUsage(rooms.unlinking, refusals, next));
			beans.put("giveLicenceBack", new GiveLicenceBack(rooms.unlinking, refusals, next));
			beans.put("removeActivationUser", new RemoveActivationUser(rooms.unlinking, refusals, next));
			beans.put("removeDomain", new RemoveDomain(rooms.unlinking, refusals, next));
			beans.put("removeDnsRecords", new RemoveDnsRecords(rooms.unlinking, refusals, next));
			beans.put("check", new Check(rooms.drift));
			beans.put("checkConsents", new CheckConsents(rooms.drift, readmission));
			beans.put("compareWithLedger", new CompareWithLedger(rooms.drift, readmission));
			beans.put("repairLosses", new RepairLosses(rooms.drift));
			beans.put("askAdministrator",
					new AskAdministrator(rooms.enterprises, rooms.drift, rooms.invitations, obstruction()));
			beans.put("concludeCheck", new ConcludeCheck(rooms.drift, rooms.invitations, next));
			beans.put("startDueChecks", new StartDueChecks(rooms.drift, checks()));
			beans.put("expectation", new Expectation(next));
			beans.put("createEnterprise", new CreateEnterprise(rooms.regionLinks, next));
			beans.put("sendInvitation", new SendInvitation(rooms.enterprises, rooms.invitations));
			beans.put("sendReminder", new SendReminder(rooms.invitations));
			beans.put("expireInvitation", new ExpireInvitation(rooms.invitations));
			beans.put("verifyConsents", new VerifyConsents(rooms.consents, rooms.invitations, next));
			beans.put("checkTenant", new CheckTenant(rooms.regionLinks, next));
			beans.put("addDomain", new AddDomain(rooms.regionLinks, next, consent));
			beans.put("publishDnsRecords", new PublishDnsRecords(rooms.regionLinks, next, consent));
			beans.put("verifyDomain", new VerifyDomain(rooms.regionLinks, next, consent));
			beans.put("activateDomain", new ActivateDomain(rooms.regionLinks, next, consent));
			beans.put("configureVoiceRoute", new ConfigureVoiceRoute(rooms.regionLinks, next, consent));
			beans.put("verifyVoiceRoute",
					new VerifyVoiceRoute(rooms.regionLinks, rooms.loans, next, consent, new Late<>(Engine::process)));
			beans.put("activateEnterprise",
					new ActivateEnterprise(rooms.enterprises, rooms.drift, mock(Audit.class), next));
			beans.put("loan", new Loan(rooms.loans));
			beans.put("returnLicence", new ReturnLicence(rooms.loans, next));
			beans.put("proveVoiceRoute", new ProveVoiceRoute(rooms.loans, next));
			beans.put("takeLicenceAgain", new TakeLicenceAgain(rooms.loans, next));
			beans.put("takeFreshLabel", new TakeFreshLabel(rooms.regionLinks, next));
			beans.put("orderVoiceRoutes", new OrderVoiceRoutes(rooms.regionLinks, next, consent, mock()));
			beans.put("announce", new Announce(rooms.announcement));
			return beans;
		}

	}

}
