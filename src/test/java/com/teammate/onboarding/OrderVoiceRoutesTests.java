package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
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

/** Walks every path of order-voice-routes. */
@Deployment(resources = "bpmn/order-voice-routes.bpmn")
class OrderVoiceRoutesTests {

	@RegisterExtension
	static final ProcessEngineCoverageExtension EXTENSION = ProcessEngineCoverageExtension.builder(Engine.measured())
		.assertClassCoverageAtLeast(1.0)
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1"));

	@BeforeEach
	void look() {
		init(this.engine);
	}

	@Test
	void ordersBehindTheRequestThatAskedForIt() {
		this.rooms.regions.put("us-east-1", RegionState.LINKED);

		ProcessInstance instance = begin();

		assertThat(instance).isWaitingAt("Task_OrderVoiceRoutes");
		Engine.runJobs(this.engine);
		assertThat(instance).isEnded();
		assertThat(this.rooms.deeds).containsExactly("order voice routes");
	}

	@Test
	void hasNothingToDoBeforeTheFirstRouteIsThere() {
		assertThat(begin()).isEnded();

		assertThat(this.rooms.deeds).isEmpty();
	}

	private ProcessInstance begin() {
		return runtimeService().startProcessInstanceByKey("order-voice-routes", EnterpriseId.random().toString());
	}

}
