package com.teammate.onboarding;

import java.util.Map;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.OnboardingProcess.Message;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.*;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.*;

/** Walks every path of unlink-sbc-region. */
@Deployment(resources = "bpmn/unlink-sbc-region.bpmn")
class UnlinkSbcRegionTests {

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
	}

	@Test
	void undoesStepByStepInMicrosoftsOrder() {
		assertThat(begin()).isEnded();

		assertThat(this.rooms.deeds).containsExactly("remove policy us-east-1", "remove route us-east-1",
				"remove usage us-east-1", "give licence back us-east-1", "remove user us-east-1",
				"remove domain us-east-1", "remove records us-east-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "remove policy", "remove route", "remove usage", "give licence back", "remove user",
			"remove domain", "remove records" })
	void waitsForWhatIsInTheWayAndLooksAtAllOfItAgain(String step) {
		this.rooms.refusals.put(step, 2);

		ProcessInstance instance = begin();
		assertThat(instance).isWaitingAt("Gateway_AwaitDeparture");
		assertThat(this.rooms.nextAction.code()).isEqualTo("DOMAIN_IN_USE");

		Engine.fire(this.engine, "Event_DepartureDue");
		assertThat(instance).isWaitingAt("Gateway_AwaitDeparture");
		Engine.tell(this.engine, instance, Message.CheckRequested);

		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds.stream().filter((deed) -> deed.startsWith("remove policy"))).hasSize(3);
	}

	private ProcessInstance begin() {
		ProcessInstance instance = this.engine.getRuntimeService()
			.startProcessInstanceByKey("unlink-sbc-region", EnterpriseId.random().toString(),
					Map.of(OnboardingProcess.REGION, "us-east-1"));
		Engine.runJobs(this.engine);
		return instance;
	}

}
