package com.teammate.onboarding;

import java.time.Clock;
import java.time.Duration;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionState;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/** What a node deploys and moves, beside nodes of other releases. */
class DeploymentsTests {

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1"));

	private final Attempts attempts = mock();

	private final MigrationRefusals refusals = mock();

	private ProcessEngine engine;

	private TransactionTemplate transactions;

	private JdbcClient jdbc;

	@BeforeEach
	void start() {
		StandaloneProcessEngineConfiguration configuration = Engine.configuration(Engine.catalogue());
		configuration.setJobExecutorDeploymentAware(true);
		this.engine = configuration.buildProcessEngine();
		this.jdbc = JdbcClient.create(configuration.getDataSource());
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(configuration.getDataSource()));
		given(this.refusals.note(any())).willReturn(true);
	}

	@AfterEach
	void stop() {
		this.engine.close();
	}

	@Test
	void deploysEachDiagramOnce() {
		node();
		node();

		assertThat(this.engine.getRepositoryService().createDeploymentQuery().list()).hasSize(1);
	}

	@Test
	void leavesDiagramsOfALaterReleaseAloneWhenItRestarts() {
		Deployments older = node();
		Deployment later = release("order-voice-routes", "Task_ComesLater");

		Deployments restarted = node();

		assertThat(this.engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(2);
		assertThat(restarted.own("order-voice-routes")).map(ProcessDefinition::getId)
			.isEqualTo(older.own("order-voice-routes").map(ProcessDefinition::getId));
		assertThat(restarted.earlier()).isEmpty();
		// A deployment registers itself with the engine that makes it, which here is the
		// same.
		this.engine.getManagementService().unregisterDeploymentForJobExecutor(later.getId());
		node();
		assertThat(this.engine.getManagementService().getRegisteredDeployments()).doesNotContain(later.getId())
			.hasSize(1);
	}

	@Test
	void takesJobsOfEarlierReleasesToo() {
		Deployment earlier = release("order-voice-routes", "Task_OrderVoiceRoutes");
		this.engine.getManagementService().unregisterDeploymentForJobExecutor(earlier.getId());

		node();

		assertThat(this.engine.getManagementService().getRegisteredDeployments()).contains(earlier.getId()).hasSize(2);
	}

	@Test
	void movesWhatRunsToItsDiagrams() {
		release("order-voice-routes", "Task_OrderVoiceRoutes");
		ProcessInstance instance = begin("order-voice-routes");
		Deployments deployments = node();

		migrations(deployments).move();

		assertThat(definition(instance)).isEqualTo(deployments.own("order-voice-routes").orElseThrow().getId());
		verify(this.refusals).forget(instance.getId());
	}

	@Test
	void leavesWhatCannotBeMovedAndTellsSupport() {
		release("order-voice-routes", "Task_OrderVoiceRoutes");
		ProcessInstance movable = begin("order-voice-routes");
		release("order-voice-routes", "Task_ThatIsNoMore");
		ProcessInstance stranded = begin("order-voice-routes");
		String before = definition(stranded);
		Deployments deployments = node();

		migrations(deployments).move();

		assertThat(definition(stranded)).isEqualTo(before);
		assertThat(definition(movable)).isEqualTo(deployments.own("order-voice-routes").orElseThrow().getId());
		verify(this.attempts).note(eq(EnterpriseId.of(stranded.getBusinessKey())), isNull(),
				eq("Move to the newest diagram"), any(), any());
	}

	@Test
	void remembersARegionThatWasLinkedBeforeTheDiagramListenedForIt() {
		this.engine.getRepositoryService()
			.createDeployment()
			.addClasspathResource("bpmn/released/1/enterprise-onboarding.bpmn")
			.addClasspathResource("bpmn/released/1/link-sbc-region.bpmn")
			.deploy();
		ProcessInstance instance = this.engine.getRuntimeService()
			.createProcessInstanceByKey(OnboardingProcess.KEY)
			.businessKey(EnterpriseId.random().toString())
			.startBeforeActivity("CallActivity_LinkSbcRegion#multiInstanceBody")
			.execute();
		this.engine.getManagementService()
			.createJobQuery()
			.messages()
			.list()
			.forEach((job) -> this.engine.getManagementService().executeJob(job.getId()));
		this.rooms.regions.put("us-east-1", RegionState.LINKED);

		migrations(node()).move();

		assertThat(this.rooms.deeds).contains("activate");
		assertThat(this.engine.getRuntimeService().getActiveActivityIds(instance.getId())).contains("Task_Announce");
	}

	private Deployments node() {
		Deployments deployments = new Deployments(this.engine.getRepositoryService(),
				this.engine.getManagementService(), this.jdbc, this.transactions,
				new PathMatchingResourcePatternResolver());
		deployments.afterSingletonsInstantiated();
		return deployments;
	}

	private Migrations migrations(Deployments deployments) {
		Diagnoses diagnoses = Engine.catalogue();
		return new Migrations(deployments, this.engine.getRuntimeService(),
				new OnboardingProcess(this.engine.getRuntimeService(), this.engine.getHistoryService()),
				this.rooms.regionLinks, this.refusals, this.attempts, diagnoses, this.transactions,
				new OnboardingSettings(Duration.ZERO), Clock.systemUTC());
	}

	/** A process of that name with one task, as another release might have had it. */
	private Deployment release(String process, String task) {
		return this.engine.getRepositoryService()
			.createDeployment()
			.addModelInstance(process + ".bpmn",
					Bpmn.createExecutableProcess(process)
						.camundaHistoryTimeToLiveString("P1D")
						.startEvent()
						.serviceTask(task)
						.camundaAsyncBefore()
						.camundaDelegateExpression("${orderVoiceRoutes}")
						.endEvent()
						.done())
			.deploy();
	}

	private ProcessInstance begin(String process) {
		return this.engine.getRuntimeService().startProcessInstanceByKey(process, EnterpriseId.random().toString());
	}

	private String definition(ProcessInstance instance) {
		return this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(instance.getId())
			.singleResult()
			.getProcessDefinitionId();
	}

}
