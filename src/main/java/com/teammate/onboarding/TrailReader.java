package com.teammate.onboarding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Trail.Mark;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

import org.springframework.stereotype.Component;

/** Reads from the engine where the tokens are and have been. */
@Component
class TrailReader {

	private static final String LINK_SBC_REGION = "link-sbc-region";

	private final OnboardingProcess process;

	private final RuntimeService runtime;

	private final HistoryService history;

	TrailReader(OnboardingProcess process, RuntimeService runtime, HistoryService history) {
		this.process = process;
		this.runtime = runtime;
		this.history = history;
	}

	Trail of(EnterpriseId enterprise) {
		return this.process.find(enterprise).map(this::of).orElseGet(() -> new Trail(Map.of(), Map.of()));
	}

	private Trail of(HistoricProcessInstance instance) {
		Map<RegionId, Map<String, Mark>> regions = new LinkedHashMap<>();
		this.runtime.createProcessInstanceQuery()
			.superProcessInstanceId(instance.getId())
			.processDefinitionKey(LINK_SBC_REGION)
			.list()
			.forEach((link) -> region(link, regions));
		return new Trail(places(instance.getId()), regions);
	}

	private void region(ProcessInstance link, Map<RegionId, Map<String, Mark>> regions) {
		if (this.runtime.getVariable(link.getId(), OnboardingProcess.REGION) instanceof String region) {
			regions.put(new RegionId(region), places(link.getId()));
		}
	}

	private Map<String, Mark> places(String instance) {
		Map<String, Mark> places = new HashMap<>();
		this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instance)
			.finished()
			.list()
			.stream()
			.filter((activity) -> !activity.isCanceled())
			.forEach((activity) -> places.put(element(activity.getActivityId()), Mark.DONE));
		ActivityInstance root = this.runtime.getActivityInstance(instance);
		if (root != null) {
			leaves(root).forEach((activity) -> places.put(element(activity), Mark.NOW));
		}
		this.runtime.createIncidentQuery()
			.processInstanceId(instance)
			.list()
			.forEach((incident) -> places.put(element(incident.getActivityId()), Mark.PROBLEM));
		return places;
	}

	private static Stream<String> leaves(ActivityInstance instance) {
		ActivityInstance[] children = instance.getChildActivityInstances();
		var transitions = Stream.of(instance.getChildTransitionInstances())
			.map((transition) -> transition.getActivityId());
		if (children.length == 0 && instance.getChildTransitionInstances().length == 0) {
			return Stream.of(instance.getActivityId());
		}
		return Stream.concat(transitions, Stream.of(children).flatMap(TrailReader::leaves));
	}

	private static String element(String activity) {
		return activity.replace("#multiInstanceBody", "");
	}

}
