package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws where the tokens of an enterprise are and have been. */
@Service
public class Diagrams {

	private final RuntimeService runtime;

	private final HistoryService history;

	private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

	Diagrams(RuntimeService runtime, HistoryService history) {
		this.runtime = runtime;
		this.history = history;
	}

	/** The onboarding, then each region that is being linked, in the order they began. */
	@Transactional(readOnly = true)
	public List<Diagram> of(EnterpriseId enterprise) {
		List<Diagram> diagrams = new ArrayList<>();
		for (HistoricProcessInstance instance : this.history.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(enterprise.toString())
			.orderByProcessInstanceStartTime()
			.asc()
			.list()) {
			if (isWhole(instance) || instance.getEndTime() == null) {
				diagrams.add(draw(instance));
			}
		}
		return diagrams;
	}

	private Diagram draw(HistoricProcessInstance instance) {
		String process = instance.getProcessDefinitionKey();
		Picture picture = this.pictures.computeIfAbsent(process, Picture::of);
		RegionId region = isWhole(instance) ? null : region(instance.getId());
		return new Diagram(process, region, picture.marked(marks(instance.getId())));
	}

	private Map<String, String> marks(String instance) {
		Map<String, String> marks = new HashMap<>();
		for (HistoricActivityInstance activity : this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instance)
			.finished()
			.list()) {
			marks.put(element(activity.getActivityId()), "done");
		}
		ActivityInstance root = this.runtime.getActivityInstance(instance);
		if (root != null) {
			markTokens(root, marks);
		}
		for (Incident incident : this.runtime.createIncidentQuery().processInstanceId(instance).list()) {
			marks.put(element(incident.getActivityId()), "problem");
		}
		return marks;
	}

	private static void markTokens(ActivityInstance instance, Map<String, String> marks) {
		for (TransitionInstance waiting : instance.getChildTransitionInstances()) {
			marks.put(element(waiting.getActivityId()), "here");
		}
		for (ActivityInstance child : instance.getChildActivityInstances()) {
			marks.put(element(child.getActivityId()), "here");
			markTokens(child, marks);
		}
	}

	private static boolean isWhole(HistoricProcessInstance instance) {
		return instance.getSuperProcessInstanceId() == null;
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
