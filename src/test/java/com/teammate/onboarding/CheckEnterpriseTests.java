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

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

/** Walks every path of check-enterprise. */
@Deployment(resources = "bpmn/check-enterprise.bpmn")
class CheckEnterpriseTests {

	@RegisterExtension
	static final ProcessEngineCoverageExtension EXTENSION = ProcessEngineCoverageExtension.builder(Engine.measured())
		.assertClassCoverageAtLeast(1.0)
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1"));

	@BeforeEach
	void look() {
		init(this.engine);
		this.rooms.status = EnterpriseStatus.ACTIVE;
		this.rooms.regions.put("us-east-1", RegionState.LINKED);
	}

	@Test
	void findsAHealthyEnterpriseHealthy() {
		ProcessInstance instance = begin();

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsExactly("check consents", "compare", "close", "conclude");
		assertThat(this.rooms.nextAction).isNull();
	}

	@Test
	void repairsWhatIsOursAndComparesOnceMore() {
		this.rooms.losses.add("VOICE_ROUTE_LOST");
		this.rooms.repairHelps = true;

		ProcessInstance instance = begin();

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsExactly("check consents", "compare", "repair", "compare", "close",
				"conclude");
		assertThat(this.rooms.nextAction).isNull();
	}

	@Test
	void triesEachRepairOnceAndNamesTheOwnerOfWhatLasts() {
		this.rooms.losses.add("LICENCE_LOST");

		ProcessInstance instance = begin();

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsOnlyOnce("repair").endsWith("compare", "close", "conclude");
		assertThat(this.rooms.nextAction.code()).isEqualTo("LICENCE_LOST");
	}

	@Test
	void asksTheAdministratorOnceTheLossIsConfirmed() {
		this.rooms.losses.add("CONSENT_LOST");

		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Gateway_AwaitConfirmation");
		assertThat(this.rooms.deeds).containsExactly("check consents");
		Engine.tell(this.engine, instance, Message.CheckRequested);
		assertThat(instance).isWaitingAt("Gateway_AwaitConfirmation");
		this.rooms.lossConfirmed = true;
		Engine.fire(this.engine, "Event_ConfirmationDue");

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsExactly("check consents", "check consents", "check consents", "take back",
				"ask", "conclude");
		assertThat(this.rooms.nextAction.code()).isEqualTo("CONSENT_LOST");
	}

	@Test
	void leavesItToTheResellerToSendWhatHasExpired() {
		this.rooms.losses.add("CONSENT_LOST");
		this.rooms.lossConfirmed = true;
		this.rooms.expired = true;

		begin();

		assertThat(this.rooms.nextAction.code()).isEqualTo("INVITATION_EXPIRED");
	}

	@Test
	void mailsNothingWhenNoVisitHelps() {
		this.rooms.losses.add("APPLICATION_DISABLED");
		this.rooms.lossConfirmed = true;

		begin();

		assertThat(this.rooms.deeds).containsExactly("check consents", "take back", "conclude");
		assertThat(this.rooms.nextAction.code()).isEqualTo("APPLICATION_DISABLED");
	}

	@Test
	void asksOnLeavingForWhatIsNeededToUndo() {
		isBeingRemovedWithoutConsent();
		this.rooms.obstructed = true;
		this.rooms.obstacle = "PERMISSION_MISSING";

		begin();

		assertThat(this.rooms.deeds).containsExactly("check consents", "take back", "ask on leaving", "conclude");
		assertThat(this.rooms.nextAction.code()).isEqualTo("CONSENT_LOST");
	}

	@Test
	void asksNobodyOnLeavingWhenAllAccessWasTakenAway() {
		isBeingRemovedWithoutConsent();
		this.rooms.obstructed = true;
		this.rooms.obstacle = "ACCESS_WITHDRAWN";

		begin();

		assertThat(this.rooms.deeds).containsExactly("check consents", "conclude");
		assertThat(this.rooms.nextAction.code()).isEqualTo("ACCESS_WITHDRAWN");
	}

	@Test
	void asksNobodyOnLeavingWhenNothingWaits() {
		isBeingRemovedWithoutConsent();

		begin();

		assertThat(this.rooms.deeds).containsExactly("check consents", "conclude");
		assertThat(this.rooms.nextAction.code()).isEqualTo("REMOVE_ENTERPRISE");
	}

	private void isBeingRemovedWithoutConsent() {
		this.rooms.status = EnterpriseStatus.REMOVING;
		this.rooms.losses.add("CONSENT_LOST");
		this.rooms.lossConfirmed = true;
	}

	private ProcessInstance begin() {
		ProcessInstance instance = this.engine.getRuntimeService()
			.startProcessInstanceByKey(CheckProcess.KEY, EnterpriseId.random().toString());
		Engine.runJobs(this.engine);
		return instance;
	}

}
