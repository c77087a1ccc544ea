package com.teammate.onboarding;

import com.teammate.consent.ConsentKind;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.OnboardingProcess.Message;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** A process that stands still, in a real engine. */
@Deployment(resources = { "bpmn/enterprise-onboarding.bpmn", "bpmn/link-sbc-region.bpmn" })
class StandstillTests {

	@RegisterExtension
	static final ProcessEngineExtension EXTENSION = ProcessEngineExtension.builder()
		.useProcessEngine(Engine.configuration(mock(Diagnoses.class)).buildProcessEngine())
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final OnboardingProcess process = new OnboardingProcess(this.engine.getRuntimeService(),
			this.engine.getHistoryService());

	private Rooms rooms;

	@BeforeEach
	void furnish() {
		this.rooms = Engine.furnish(new Rooms("us-east-1", "us-west"));
	}

	@Test
	void hearsNothingUntilItGoesOn() {
		ProcessInstance instance = Engine.begin(this.engine);
		Engine.runJobs(this.engine);
		this.rooms.codeEntered = true;

		this.process.suspend(id(instance));

		assertThat(this.process.tell(id(instance), Message.InvitationCodeEntered)).isFalse();
		this.process.resume(id(instance));
		assertThat(this.process.tell(id(instance), Message.InvitationCodeEntered)).isTrue();
	}

	@Test
	void leavesEveryJobAndTimerToLater() {
		ProcessInstance instance = Engine.begin(this.engine);

		this.process.suspend(id(instance));
		assertThat(this.engine.getManagementService().createJobQuery().active().count()).isZero();

		this.process.resume(id(instance));
		Engine.runJobs(this.engine);
		this.process.suspend(id(instance));
		assertThat(this.engine.getManagementService().createJobQuery().timers().active().count()).isZero();
		this.process.resume(id(instance));
		Engine.fire(this.engine, "Event_ReminderDue");
		assertThat(this.rooms.deeds).containsExactly("create", "send", "remind");
	}

	@Test
	void stopsTheRegionsTooAndLinksThemAfterwards() {
		ProcessInstance instance = linking();

		this.process.suspend(id(instance));

		assertThat(this.engine.getRuntimeService().createProcessInstanceQuery().active().count()).isZero();
		assertThat(this.engine.getManagementService().createJobQuery().active().count()).isZero();
		this.process.resume(id(instance));
		assertThat(this.engine.getRuntimeService().createProcessInstanceQuery().suspended().count()).isZero();
		this.engine.getManagementService()
			.createJobQuery()
			.activityId("Event_ActivationDue")
			.list()
			.forEach((timer) -> this.engine.getManagementService().executeJob(timer.getId()));
		Engine.runJobs(this.engine);
		assertThat(this.rooms.deeds).contains("activate").endsWith("announce").doesNotHaveDuplicates();
	}

	@Test
	void maySuspendAndResumeAgainAndAgain() {
		ProcessInstance instance = Engine.begin(this.engine);

		this.process.suspend(id(instance));
		this.process.suspend(id(instance));
		this.process.resume(id(instance));
		this.process.resume(id(instance));

		Engine.runJobs(this.engine);
		assertThat(this.rooms.deeds).containsExactly("create", "send");
	}

	@Test
	void hasNothingToStopOnceTheProcessHasEnded() {
		EnterpriseId ended = EnterpriseId.random();

		this.process.suspend(ended);
		this.process.resume(ended);

		assertThat(this.process.find(ended)).isEmpty();
	}

	private ProcessInstance linking() {
		this.rooms.codeEntered = true;
		this.rooms.granted.put(ConsentKind.FIRST, true);
		this.rooms.granted.put(ConsentKind.SECOND, true);
		ProcessInstance instance = Engine.begin(this.engine);
		Engine.runJobs(this.engine);
		return instance;
	}

	private static EnterpriseId id(ProcessInstance instance) {
		return EnterpriseId.of(instance.getBusinessKey());
	}

}
