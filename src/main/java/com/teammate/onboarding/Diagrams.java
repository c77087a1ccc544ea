package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Diagram.Words;
import com.teammate.onboarding.Picture.Mark;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws where the tokens of an enterprise are and have been. */
@Service
public class Diagrams {

	/** What is worth seeing when it is over, too. */
	private static final Set<String> STORIES = Set.of(OnboardingProcess.KEY, OnboardingProcess.REMOVAL);

	private final RuntimeService runtime;

	private final HistoryService history;

	private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

	Diagrams(RuntimeService runtime, HistoryService history) {
		this.runtime = runtime;
		this.history = history;
	}

	/**
	 * The onboarding and the removal, and whatever else goes on, in the order they began.
	 */
	@Transactional(readOnly = true)
	public List<Diagram> of(EnterpriseId enterprise, Words words) {
		List<Diagram> diagrams = new ArrayList<>();
		for (HistoricProcessInstance instance : this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(enterprise.toString())
			.orderByProcessInstanceStartTime()
			.asc()
			.list()) {
			if (STORIES.contains(instance.getProcessDefinitionKey()) || instance.getEndTime() == null) {
				diagrams.add(draw(instance, words));
			}
		}
		return diagrams;
	}

	private Diagram draw(HistoricProcessInstance instance, Words words) {
		String process = instance.getProcessDefinitionKey();
		RegionId region = (instance.getEndTime() == null) ? region(instance.getId()) : null;
		String id = (region != null) ? process + "-" + region : process;
		return new Diagram(process, region, this.pictures.computeIfAbsent(process, Picture::of)
			.drawn(id, words.of(process, region), marks(instance.getId())));
	}

	private Map<String, Mark> marks(String instance) {
		Map<String, Mark> marks = new HashMap<>();
		this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instance)
			.finished()
			.list()
			.stream()
			.filter((activity) -> !activity.isCanceled())
			.forEach((activity) -> marks.put(element(activity.getActivityId()), Mark.DONE));
		ActivityInstance root = this.runtime.getActivityInstance(instance);
		if (root != null) {
			leaves(root).forEach((activity) -> marks.put(element(activity), Mark.NOW));
		}
		this.runtime.createIncidentQuery()
			.processInstanceId(instance)
			.list()
			.forEach((incident) -> marks.put(element(incident.getActivityId()), Mark.PROBLEM));
		return marks;
	}

	private static Stream<String> leaves(ActivityInstance instance) {
		ActivityInstance[] children = instance.getChildActivityInstances();
		TransitionInstance[] transitions = instance.getChildTransitionInstances();
		if (children.length == 0 && transitions.length == 0) {
			return Stream.of(instance.getActivityId());
		}
		return Stream.concat(Stream.of(transitions).map(TransitionInstance::getActivityId),
				Stream.of(children).flatMap(Diagrams::leaves));
	}

	private static String element(String activity) {
		return activity.replace("#multiInstanceBody", "");
	}

	@Nullable private RegionId region(String instance) {
		VariableInstance region = this.runtime.createVariableInstanceQuery()
			.processInstanceIdIn(instance)
			.variableName(OnboardingProcess.REGION)
			.list()
			.stream()
			.findFirst()
			.orElse(null);
		return (region != null && region.getValue() != null) ? new RegionId((String) region.getValue()) : null;
	}

}
