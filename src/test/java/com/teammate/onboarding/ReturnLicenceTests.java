package com.teammate.onboarding;

import java.util.Map;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.OnboardingProcess.Message;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.*;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.*;

/** Walks every path of return-licence. */
@Deployment(resources = { "bpmn/return-licence.bpmn", "bpmn/link-sbc-region.bpmn" })
class ReturnLicenceTests {

	@RegisterExtension
	static final ProcessEngineCoverageExtension EXTENSION = ProcessEngineCoverageExtension.builder(Engine.measured())
		.excludeProcessDefinitionKeys("link-sbc-region")
		.assertClassCoverageAtLeast(1.0)
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1"));

	@BeforeEach
	void look() {
		init(this.engine);
	}

	@Test
	void givesTheLicenceBackAndProvesThatCallsStillFindTheirWay() {
		ProcessInstance instance = begin("return-licence");

		Engine.fire(this.engine, "Event_LoanOver");
		Engine.fire(this.engine, "Event_ProofDue");

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsExactly("return licence", "prove voice route");
	}

	@Test
	void takesTheLicenceAgainWhereCallsNeedIt() {
		this.rooms.routeProven = false;
		ProcessInstance instance = begin("return-licence");

		Engine.fire(this.engine, "Event_LoanOver");
		Engine.fire(this.engine, "Event_ProofDue");

		assertThat(this.rooms.deeds).endsWith("take licence again");
		assertThat(instance).isWaitingAt("Gateway_AwaitRoute");
		this.rooms.routeProven = true;
		Engine.fire(this.engine, "Event_LookDue");
		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).endsWith("take licence again", "prove voice route");
	}

	@Test
	void asksForALicenceThatIsNotFreeAndLooksWhenAsked() {
		this.rooms.routeProven = false;
		this.rooms.loanObstacle = "LICENCE_MISSING";
		ProcessInstance instance = begin("return-licence");
		Engine.fire(this.engine, "Event_LoanOver");
		Engine.fire(this.engine, "Event_ProofDue");
		assertThat(this.rooms.nextAction.code()).isEqualTo("LICENCE_MISSING");

		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(this.rooms.deeds).endsWith("prove voice route", "take licence again");
		assertThat(instance).isWaitingAt("Gateway_AwaitRoute");
	}

	@Test
	void beginsWithTheLinkOfARegionWhoseLicenceIsLent() {
		this.rooms.lent = true;

		begin("link-sbc-region");
		Engine.fire(this.engine, "Event_ActivationDue");

		assertThat(managementService().createJobQuery().activityId("Event_LoanOver").count()).isOne();
	}

	private ProcessInstance begin(String process) {
		ProcessInstance instance = runtimeService().startProcessInstanceByKey(process, EnterpriseId.random().toString(),
				Map.of(OnboardingProcess.REGION, "us-east-1"));
		Engine.runJobs(this.engine);
		return instance;
	}

}
