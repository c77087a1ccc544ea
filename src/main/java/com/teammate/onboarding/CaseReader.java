package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.teammate.diagnosis.Redaction;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.CaseFile.Running;
import com.teammate.onboarding.CaseFile.Variable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

import org.springframework.stereotype.Component;

/** Gathers what the engine and the rooms know of one enterprise. */
@Component
class CaseReader {

	private static final int ATTEMPTS = 50;

	/** The engine's own, of the regions that are linked one after the other. */
	private static final Set<String> COUNTERS = Set.of("nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances",
			"loopCounter");

	private final RuntimeService runtime;

	private final HistoryService history;

	private final RepositoryService repository;

	private final StuckReader stuck;

	private final ProgressReader progress;

	private final NextActions nextActions;

	private final Attempts attempts;

	CaseReader(RuntimeService runtime, HistoryService history, RepositoryService repository, StuckReader stuck,
			ProgressReader progress, NextActions nextActions, Attempts attempts) {
		this.runtime = runtime;
		this.history = history;
		this.repository = repository;
		this.stuck = stuck;
		this.progress = progress;
		this.nextActions = nextActions;
		this.attempts = attempts;
	}

	CaseFile of(Enterprise enterprise) {
		List<Running> running = new ArrayList<>();
		List<Variable> variables = new ArrayList<>();
		for (ProcessInstance instance : this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(enterprise.id().toString())
			.list()) {
			List<Variable> own = variables(instance);
			running.add(running(instance, own));
			variables.addAll(own);
		}
		return new CaseFile(enterprise, this.nextActions.describe(enterprise), this.stuck.of(enterprise.id()),
				this.progress.of(enterprise).steps(), this.attempts.of(enterprise.id(), ATTEMPTS), running, variables);
	}

	Optional<EnterpriseId> owner(String instance) {
		return Optional
			.ofNullable(this.history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult())
			.map(HistoricProcessInstance::getBusinessKey)
			.map(EnterpriseId::of);
	}

	/** What the diagram calls that element. */
	String name(ProcessInstance instance, String element) {
		BpmnModelInstance model = this.repository.getBpmnModelInstance(instance.getProcessDefinitionId());
		return Optional.ofNullable(model.<FlowElement>getModelElementById(element.replace("#multiInstanceBody", "")))
			.map(FlowElement::getName)
			.orElse(element);
	}

	private Running running(ProcessInstance instance, List<Variable> variables) {
		ProcessDefinition definition = this.repository.getProcessDefinition(instance.getProcessDefinitionId());
		List<String> places = new ArrayList<>();
		ActivityInstance root = this.runtime.getActivityInstance(instance.getId());
		if (root != null) {
			collect(instance, root, places);
		}
		Date started = Optional.ofNullable(
				this.history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult())
			.map(HistoricProcessInstance::getStartTime)
			.orElseGet(() -> new Date(0));
		RegionId region = OnboardingProcess.KEY.equals(definition.getKey()) ? null
				: variables.stream()
					.filter((variable) -> variable.name().equals(OnboardingProcess.REGION))
					.findFirst()
					.map((variable) -> new RegionId(variable.value()))
					.orElse(null);
		return new Running(instance.getId(), definition.getName(), definition.getVersion(), region, started.toInstant(),
				places.stream().distinct().toList(), instance.isSuspended());
	}

	/** Where the tokens are; what only holds other elements is left out. */
	private void collect(ProcessInstance instance, ActivityInstance activity, List<String> places) {
		for (TransitionInstance waiting : activity.getChildTransitionInstances()) {
			places.add(name(instance, waiting.getActivityId()));
		}
		for (ActivityInstance child : activity.getChildActivityInstances()) {
			if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0) {
				places.add(name(instance, child.getActivityId()));
			}
			collect(instance, child, places);
		}
	}

	private List<Variable> variables(ProcessInstance instance) {
		return this.runtime.createVariableInstanceQuery()
			.processInstanceIdIn(instance.getId())
			.list()
			.stream()
			.filter((variable) -> !COUNTERS.contains(variable.getName()))
			.map((variable) -> new Variable(instance.getId(), variable.getName(),
					Redaction.of(String.valueOf(variable.getValue()))))
			.toList();
	}

}
