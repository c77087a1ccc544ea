package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.List;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.DeclineReason;
import com.teammate.consent.Proof;
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

/** Walks every path of enterprise-onboarding. */
@Deployment(resources = { "bpmn/enterprise-onboarding.bpmn", "bpmn/link-sbc-region.bpmn" })
class EnterpriseOnboardingTests {

	@RegisterExtension
	static final ProcessEngineCoverageExtension EXTENSION = ProcessEngineCoverageExtension.builder(Engine.measured())
		.excludeProcessDefinitionKeys("link-sbc-region")
		.assertClassCoverageAtLeast(1.0)
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private Rooms rooms;

	@BeforeEach
	void furnish() {
		init(this.engine);
		this.rooms = Engine.furnish(new Rooms("us-east-1"));
	}

	@Test
	void createsTheEnterpriseInTheCallersTransactionAndSendsTheInvitationBehindIt() {
		ProcessInstance instance = Engine.begin(this.engine);

		assertThat(this.rooms.deeds).containsExactly("create");
		assertThat(instance).isWaitingAt("Task_SendInvitation");
		assertThat(this.rooms.nextAction.code()).isEqualTo("SEND_INVITATION");
	}

	@Test
	void activatesTheEnterpriseOnceCodeAndConsentsAreThereAndTheRegionIsLinked() {
		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Event_CodeEntered");
		assertThat(this.rooms.nextAction.code()).isEqualTo("ENTER_CODE");

		enterCode(instance);
		assertThat(instance).isWaitingAt("Event_FirstConsentReturned");
		assertThat(this.rooms.nextAction.code()).isEqualTo("GRANT_FIRST_CONSENT");
		grant(instance, ConsentKind.FIRST);
		assertThat(instance).isWaitingAt("Event_SecondConsentReturned");
		assertThat(this.rooms.nextAction.code()).isEqualTo("GRANT_SECOND_CONSENT");
		grant(instance, ConsentKind.SECOND);
		Engine.fire(this.engine, "Event_ActivationDue");

		assertThat(instance).isEnded().hasPassed("EndEvent_EnterpriseActive", "EndEvent_AllRegionsLinked");
		assertThat(this.rooms.deeds).startsWith("create", "send", "prove", "close", "check tenant")
			.endsWith("verify voice route us-east-1", "activate", "announce");
		assertThat(this.rooms.nextAction).isNull();
	}

	@Test
	void doesNotWaitForFactsThatAreThereAlready() {
		this.rooms.codeEntered = true;
		this.rooms.granted.replaceAll((kind, granted) -> true);

		ProcessInstance instance = begin();

		assertThat(instance).hasNotPassed("Event_CodeEntered", "Event_FirstConsentReturned",
				"Event_SecondConsentReturned");
		assertThat(instance).isWaitingAt("CallActivity_LinkSbcRegion");
	}

	@Test
	void keepsWaitingWhenAConsentIsDeclined() {
		ProcessInstance instance = begin();
		enterCode(instance);

		Engine.tell(this.engine, instance, Message.FirstConsentReturned);
		assertThat(instance).isWaitingAt("Event_FirstConsentReturned");
		grant(instance, ConsentKind.FIRST);
		Engine.tell(this.engine, instance, Message.SecondConsentReturned);

		assertThat(instance).isWaitingAt("Event_SecondConsentReturned");
	}

	@Test
	void stillWaitsWhenItIsWokenWithoutAFact() {
		ProcessInstance instance = begin();

		Engine.tell(this.engine, instance, Message.InvitationCodeEntered);

		assertThat(instance).isWaitingAt("Event_CodeEntered");
	}

	@Test
	void ignoresADuplicateOfAMessage() {
		ProcessInstance instance = begin();
		enterCode(instance);

		enterCode(instance);

		assertThat(instance).isWaitingAt("Event_FirstConsentReturned");
	}

	@Test
	void goesBackToTheFirstConsentWhenTheProofMissesIt() {
		this.rooms.proofs.add(new Proof.Missing(ConsentKind.FIRST, DeclineReason.BOX_NOT_TICKED));

		ProcessInstance instance = consented();

		assertThat(instance).isWaitingAt("Event_FirstConsentReturned");
		assertThat(this.rooms.nextAction.code()).isEqualTo("GRANT_FIRST_CONSENT");
		grant(instance, ConsentKind.FIRST);
		assertThat(instance).isWaitingAt("CallActivity_LinkSbcRegion");
	}

	@Test
	void goesBackToTheSecondConsentWhenTheProofMissesIt() {
		this.rooms.proofs.add(new Proof.Missing(ConsentKind.SECOND, DeclineReason.PERMISSIONS_MISSING));

		ProcessInstance instance = consented();

		assertThat(instance).isWaitingAt("Event_SecondConsentReturned");
	}

	@Test
	void provesAgainWhileMicrosoftReplicatesAndWhenAsked() {
		this.rooms.proofs.add(new Proof.Replicating());
		this.rooms.proofs.add(new Proof.Replicating());

		ProcessInstance instance = consented();
		assertThat(instance).isWaitingAt("Gateway_AwaitReplication");
		assertThat(this.rooms.nextAction.code()).isEqualTo("REPLICATE_CONSENTS");
		Engine.fire(this.engine, "Event_NextProofDue");
		assertThat(instance).isWaitingAt("Gateway_AwaitReplication");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(this.rooms.deeds).filteredOn("prove"::equals).hasSize(3);
		assertThat(instance).isWaitingAt("CallActivity_LinkSbcRegion");
	}

	@Test
	void sendsAnewWhenAResendIsRequestedAtAnyPointOfTheVisit() {
		ProcessInstance instance = begin();
		enterCode(instance);
		this.rooms.codeEntered = false;

		Engine.tell(this.engine, instance, Message.InvitationResendRequested);

		assertThat(this.rooms.deeds).containsExactly("create", "send", "send");
		assertThat(instance).isWaitingAt("Event_CodeEntered");
	}

	@Test
	void waitsForAResendOnceTheInvitationHasExpired() {
		ProcessInstance instance = begin();

		Engine.fire(this.engine, "Event_InvitationExpired");
		assertThat(instance).isWaitingAt("Event_ResendAfterExpiryRequested");
		assertThat(this.rooms.deeds).endsWith("expire");
		assertThat(this.rooms.nextAction.code()).isEqualTo("INVITATION_EXPIRED");
		Engine.tell(this.engine, instance, Message.InvitationResendRequested);

		assertThat(this.rooms.deeds).endsWith("expire", "send");
		assertThat(instance).isWaitingAt("Event_CodeEntered");
	}

	@Test
	void remindsAsOftenAsThereAreRemindersAndGoesOnWaiting() {
		ProcessInstance instance = begin();

		Engine.fire(this.engine, "Event_ReminderDue");
		Engine.fire(this.engine, "Event_ReminderDue");
		Engine.fire(this.engine, "Event_ReminderDue");

		assertThat(this.rooms.deeds).filteredOn("remind"::equals).hasSize(3);
		assertThat(managementService().createJobQuery().activityId("Event_ReminderDue").count()).isZero();
		assertThat(instance).isWaitingAt("Event_CodeEntered");
	}

	@Test
	void checksTheTenantAgainUntilItIsReady() {
		this.rooms.tenantReady = false;

		ProcessInstance instance = consented();
		assertThat(instance).isWaitingAt("Gateway_AwaitTenant");
		assertThat(this.rooms.nextAction.code()).isEqualTo("DIRECTORY_ROLE_MISSING");
		Engine.fire(this.engine, "Event_NextCheckDue");
		assertThat(instance).isWaitingAt("Gateway_AwaitTenant");
		this.rooms.tenantReady = true;
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isWaitingAt("CallActivity_LinkSbcRegion");
	}

	@Test
	void activatesWhenTheFirstOfTheRegionsIsLinkedAndGoesOnWithTheRest() {
		this.rooms.regions.put("us-west", RegionState.PLANNED);
		ProcessInstance instance = consented();
		var timers = managementService().createJobQuery().activityId("Event_ActivationDue").list();
		assertThat(timers).hasSize(2);

		managementService().executeJob(timers.get(0).getId());
		Engine.runJobs(this.engine);

		assertThat(this.rooms.deeds).endsWith("activate", "announce");
		assertThat(instance).isWaitingAt("CallActivity_LinkSbcRegion");
		assertThat(this.rooms.nextAction.code()).isEqualTo("ACTIVATE_DOMAIN");
		Engine.fire(this.engine, "Event_ActivationDue");
		assertThat(instance).isEnded().hasPassed("EndEvent_AllRegionsLinked", "EndEvent_AnotherRegionLinked");
		assertThat(this.rooms.regions.values()).containsOnly(RegionState.LINKED);
		assertThat(this.rooms.deeds).doesNotHaveDuplicates();
		assertThat(this.rooms.nextAction).isNull();
	}

	@Test
	void isNotHeldUpByARegionThatIsStuck() {
		this.rooms.regions.put("us-west", RegionState.PLANNED);
		this.rooms.outcomes.put("add domain", new ArrayList<>(List.of(RegionState.DOMAIN_TAKEN)));

		ProcessInstance instance = consented();
		Engine.fire(this.engine, "Event_ActivationDue");

		assertThat(this.rooms.deeds).endsWith("activate", "announce");
		assertThat(instance).isWaitingAt("CallActivity_LinkSbcRegion");
		assertThat(this.rooms.nextAction.code()).isEqualTo("DOMAIN_TAKEN");
	}

	@Test
	void leavesNoVariableBehindButTheRegion() {
		ProcessInstance instance = consented();

		var variables = runtimeService().createVariableInstanceQuery().list();

		assertThat(variables).extracting("name")
			.containsOnly("regionId", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
		assertThat(instance).isNotEnded();
	}

	private ProcessInstance begin() {
		ProcessInstance instance = Engine.begin(this.engine);
		Engine.runJobs(this.engine);
		return instance;
	}

	private ProcessInstance consented() {
		ProcessInstance instance = begin();
		enterCode(instance);
		grant(instance, ConsentKind.FIRST);
		grant(instance, ConsentKind.SECOND);
		return instance;
	}

	private void enterCode(ProcessInstance instance) {
		this.rooms.codeEntered = true;
		Engine.tell(this.engine, instance, Message.InvitationCodeEntered);
	}

	private void grant(ProcessInstance instance, ConsentKind kind) {
		this.rooms.granted.put(kind, true);
		Engine.tell(this.engine, instance,
				(kind == ConsentKind.FIRST) ? Message.FirstConsentReturned : Message.SecondConsentReturned);
	}

}
