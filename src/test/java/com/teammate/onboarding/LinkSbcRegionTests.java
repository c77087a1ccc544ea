package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.teammate.enterprise.EnterpriseId;
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

/** Walks every path of link-sbc-region. */
@Deployment(resources = { "bpmn/link-sbc-region.bpmn", "bpmn/unlink-sbc-region.bpmn" })
class LinkSbcRegionTests {

	@RegisterExtension
	static final ProcessEngineCoverageExtension EXTENSION = ProcessEngineCoverageExtension.builder(Engine.measured())
		.excludeProcessDefinitionKeys("unlink-sbc-region")
		.assertClassCoverageAtLeast(1.0)
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1"));

	@BeforeEach
	void look() {
		init(this.engine);
	}

	@Test
	void linksTheRegionStepByStep() {
		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Event_ActivationDue");
		assertThat(this.rooms.nextAction.code()).isEqualTo("ACTIVATE_DOMAIN");

		Engine.fire(this.engine, "Event_ActivationDue");

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsExactly("add domain us-east-1", "publish DNS records us-east-1",
				"verify domain us-east-1", "activate domain us-east-1", "configure voice route us-east-1",
				"verify voice route us-east-1");
	}

	@Test
	void triesADomainThatIsTakenAgainByTimerAndOnRequest() {
		will("add domain", RegionState.DOMAIN_TAKEN, RegionState.DOMAIN_TAKEN);

		ProcessInstance instance = begin();
		assertThat(this.rooms.nextAction.code()).isEqualTo("DOMAIN_TAKEN");
		Engine.fire(this.engine, "Event_ReleaseDue");
		assertThat(instance).isWaitingAt("Gateway_AwaitRelease");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isWaitingAt("Event_ActivationDue");
	}

	@Test
	void looksForTheRecordsUntilTheAuthoritativeServerShowsThem() {
		will("publish DNS records", RegionState.RECORDS_SENT);

		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Event_RecordsDue");
		assertThat(this.rooms.nextAction.code()).isEqualTo("LINK_SBC_REGIONS");
		Engine.fire(this.engine, "Event_RecordsDue");

		assertThat(instance).isWaitingAt("Event_ActivationDue");
	}

	@Test
	void letsMicrosoftVerifyAgainByTimerAndOnRequest() {
		will("verify domain", RegionState.RECORDS_PUBLISHED, RegionState.DOMAIN_TAKEN);

		ProcessInstance instance = begin();
		Engine.fire(this.engine, "Event_VerificationDue");
		assertThat(this.rooms.nextAction.code()).isEqualTo("DOMAIN_TAKEN");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isWaitingAt("Event_ActivationDue");
	}

	@Test
	void waitsForALicenceByTimerAndOnRequest() {
		will("activate domain", RegionState.LICENCE_MISSING, RegionState.LICENCE_MISSING);

		ProcessInstance instance = begin();
		assertThat(this.rooms.nextAction.code()).isEqualTo("LICENCE_MISSING");
		Engine.fire(this.engine, "Event_LicenceDue");
		assertThat(instance).isWaitingAt("Gateway_AwaitLicence");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isWaitingAt("Event_ActivationDue");
	}

	@Test
	void triesTheVoiceRouteAgainUntilMicrosoftHasActivatedTheDomain() {
		will("configure voice route", RegionState.ACTIVATING, RegionState.ACTIVATING);

		ProcessInstance instance = begin();
		Engine.fire(this.engine, "Event_ActivationDue");
		Engine.fire(this.engine, "Event_ActivationDue");
		assertThat(instance).isWaitingAt("Event_ActivationDue");
		Engine.fire(this.engine, "Event_ActivationDue");

		assertThat(instance).isEnded();
	}

	@Test
	void endsAtOnceWhenTheRegionIsDropped() {
		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Event_ActivationDue");

		Engine.tell(this.engine, instance, Message.RegionDropped);

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).doesNotContain("configure voice route us-east-1");
	}

	@Test
	void retiresASubDomainThatIsNotActivatedAndStartsAfresh() {
		will("configure voice route", RegionState.ACTIVATING);
		ProcessInstance instance = begin();
		this.rooms.givenUp = true;

		Engine.fire(this.engine, "Event_ActivationDue");

		assertThat(instance).isWaitingAt("Event_ActivationDue").hasPassed("CallActivity_RetireSubDomain");
		assertThat(this.rooms.deeds).containsSubsequence("configure voice route us-east-1",
				"take fresh label us-east-1", "add domain us-east-1", "activate domain us-east-1");
		Engine.fire(this.engine, "Event_ActivationDue");
		assertThat(instance).isEnded();
	}

	private void will(String step, RegionState... states) {
		this.rooms.outcomes.put(step, new ArrayList<>(List.of(states)));
	}

	private ProcessInstance begin() {
		ProcessInstance instance = runtimeService().startProcessInstanceByKey("link-sbc-region",
				EnterpriseId.random().toString(), Map.of(OnboardingProcess.REGION, "us-east-1"));
		Engine.runJobs(this.engine);
		return instance;
	}

}
