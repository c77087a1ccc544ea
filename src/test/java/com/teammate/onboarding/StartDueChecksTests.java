package com.teammate.onboarding;

import java.time.Clock;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The one timer that begins the checks that are due. */
@Deployment(resources = { "bpmn/start-due-checks.bpmn", "bpmn/check-enterprise.bpmn" })
class StartDueChecksTests {

	@RegisterExtension
	static final ProcessEngineExtension EXTENSION = ProcessEngineExtension.builder()
		.useProcessEngine(Engine.configuration(Engine.catalogue()).buildProcessEngine())
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final CheckProcess checks = new CheckProcess(this.engine.getRuntimeService(),
			this.engine.getManagementService(), Clock.systemUTC());

	private final EnterpriseId contoso = EnterpriseId.random();

	private Rooms rooms;

	@BeforeEach
	void furnish() {
		this.rooms = Engine.furnish(new Rooms());
	}

	@Test
	void beginsOneCheckForEachThatIsDueAndWaitsForTheNextMinute() {
		this.rooms.due = List.of(this.contoso, EnterpriseId.random());

		passAMinute();

		assertThat(running().count()).isEqualTo(2);
		assertThat(timer()).isNotNull();
	}

	@Test
	void doesNotBeginASecondCheckWhileOneRuns() {
		this.rooms.due = List.of(this.contoso);
		passAMinute();

		passAMinute();

		assertThat(this.checks.startOrHurry(this.contoso)).isFalse();
		assertThat(running().processInstanceBusinessKey(this.contoso.toString()).count()).isOne();
	}

	@Test
	void hurriesAFailedCheckInsteadOfBeginningAnother() {
		this.checks.startOrHurry(this.contoso);
		Job job = this.engine.getManagementService().createJobQuery().messages().singleResult();
		this.engine.getManagementService().setJobRetries(job.getId(), 0);

		this.checks.startOrHurry(this.contoso);

		assertThat(running().count()).isOne();
		assertThat(this.engine.getManagementService().createJobQuery().messages().singleResult().getRetries()).isOne();
	}

	private void passAMinute() {
		this.engine.getManagementService().executeJob(timer().getId());
	}

	private Job timer() {
		return this.engine.getManagementService().createJobQuery().timers().singleResult();
	}

	private ProcessInstanceQuery running() {
		return this.engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(CheckProcess.KEY);
	}

}
