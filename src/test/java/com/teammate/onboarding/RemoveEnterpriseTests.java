package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.OnboardingProcess.Message;
import com.teammate.sbc.RegionState;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.*;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.*;

/** Walks every path of remove-enterprise. */
@Deployment(resources = { "bpmn/remove-enterprise.bpmn", "bpmn/unlink-sbc-region.bpmn", "bpmn/check-enterprise.bpmn" })
class RemoveEnterpriseTests {

	@RegisterExtension
	static final ProcessEngineCoverageExtension EXTENSION = ProcessEngineCoverageExtension.builder(Engine.measured())
		.excludeProcessDefinitionKeys("unlink-sbc-region", "check-enterprise")
		.assertClassCoverageAtLeast(1.0)
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1", "us-west"));

	@BeforeEach
	void look() {
		init(this.engine);
		this.rooms.status = EnterpriseStatus.REMOVING;
	}

	@Test
	void unlinksEveryRegionThenLeavesProvesAndForgets() {
		ProcessInstance instance = begin();

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).filteredOn((deed) -> !deed.contains("us-"))
			.containsExactly("remove application", "complete", "finish", "forget findings", "revoke invitation",
					"prove", "forget");
		assertThat(this.rooms.deeds).contains("remove records us-east-1", "remove records us-west");
		assertThat(this.rooms.nextAction).isNull();
	}

	@Test
	void leavesOutWhatIsUnlinkedAlready() {
		this.rooms.regions.put("us-west", RegionState.UNLINKED);

		assertThat(begin()).isEnded();

		assertThat(this.rooms.deeds).noneMatch((deed) -> deed.contains("us-west"));
	}

	@Test
	void keepsTheApplicationUntilEveryRegionIsUnlinked() {
		this.rooms.refusals.put("remove domain", 1);

		ProcessInstance instance = begin();
		assertThat(this.rooms.deeds).doesNotContain("remove application");
		assertThat(this.rooms.nextAction.code()).isEqualTo("DOMAIN_IN_USE");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isEnded();
	}

	@Test
	void triesTheApplicationAgainByTimerAndOnRequest() {
		this.rooms.stumbles = 2;

		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Gateway_AwaitMicrosoft");
		Engine.fire(this.engine, "Event_NextTryDue");
		assertThat(instance).isWaitingAt("Gateway_AwaitMicrosoft");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isEnded();
	}

	@Test
	void endsACheckThatNobodyNeedsAnyMore() {
		this.rooms.losses.add("CONSENT_LOST");
		this.rooms.stumbles = 1;
		ProcessInstance instance = begin();
		ProcessInstance check = this.engine.getRuntimeService()
			.startProcessInstanceByKey(CheckProcess.KEY, instance.getBusinessKey());
		Engine.runJobs(this.engine);
		assertThat(check).isWaitingAt("Gateway_AwaitConfirmation");

		Engine.fire(this.engine, "Event_NextTryDue");

		assertThat(instance).isEnded();
		assertThat(check).isEnded();
		assertThat(this.rooms.nextAction).isNull();
	}

	private ProcessInstance begin() {
		ProcessInstance instance = this.engine.getRuntimeService()
			.startProcessInstanceByKey("remove-enterprise", EnterpriseId.random().toString());
		Engine.runJobs(this.engine);
		return instance;
	}

}
