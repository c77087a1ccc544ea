package com.teammate.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.audit.Audit;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.Progress.Step;
import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.Progress.StepState;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Reads the steps of an onboarding from where the token is and has been. */
@Component
class ProgressReader {

	/** What is being undone was done, as far as it came. */
	private static final Set<EnterpriseStatus> OVER = EnumSet.of(EnterpriseStatus.REMOVING, EnterpriseStatus.REMOVED);

	private final OnboardingProcess process;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final RegionLinks regionLinks;

	private final TenantFindings findings;

	private final Audit audit;

	ProgressReader(OnboardingProcess process, RuntimeService runtime, HistoryService history, RegionLinks regionLinks,
			TenantFindings findings, Audit audit) {
		this.process = process;
		this.runtime = runtime;
		this.history = history;
		this.regionLinks = regionLinks;
		this.findings = findings;
		this.audit = audit;
	}

	Progress of(Enterprise enterprise) {
		return new Progress(steps(enterprise), this.regionLinks.of(enterprise.id()), this.findings.of(enterprise.id()),
				this.audit.of(enterprise.id().value()));
	}

	private List<Step> steps(Enterprise enterprise) {
		Optional<HistoricProcessInstance> instance = this.process.find(enterprise.id());
		List<HistoricActivityInstance> past = instance.map((found) -> past(found.getId())).orElse(List.of());
		Set<StepId> current = instance.filter((found) -> found.getEndTime() == null)
			.map((found) -> current(found.getId()))
			.orElse(Set.of());
		if (enterprise.status() == EnterpriseStatus.REMOVING || enterprise.status() == EnterpriseStatus.REMOVED) {
			return Arrays.stream(StepId.values()).map((id) -> step(id, reached(id, past), past)).toList();
		}
		Set<StepId> troubled = steps(this.process.troubled(enterprise.id()).stream());
		return Arrays.stream(StepId.values())
			.map((id) -> step(id, state(enterprise, id, current, troubled, past), past))
			.toList();
	}

	/** How far it had come before the removal. */
	private static StepState reached(StepId id, List<HistoricActivityInstance> past) {
		boolean done = past.stream()
			.filter((activity) -> Places.step(activity.getActivityId()) == id)
			.anyMatch((activity) -> activity.getEndTime() != null && !activity.isCanceled());
		return done ? StepState.DONE : StepState.UPCOMING;
	}

	private Step step(StepId id, StepState state, List<HistoricActivityInstance> past) {
		if (state == StepState.UPCOMING) {
			return new Step(id, state, null, null);
		}
		List<HistoricActivityInstance> own = past.stream()
			.filter((activity) -> Places.step(activity.getActivityId()) == id)
			.toList();
		return new Step(id, state, earliest(own), (state == StepState.DONE) ? latest(own) : null);
	}

	private static StepState state(Enterprise enterprise, StepId id, Set<StepId> current, Set<StepId> troubled,
			List<HistoricActivityInstance> past) {
		if (current.contains(id)) {
			return troubled.contains(id) ? StepState.PROBLEM : Places.state(enterprise);
		}
		boolean before = current.stream().allMatch((other) -> id.compareTo(other) < 0);
		return (before || OVER.contains(enterprise.status()) || isOvertaking(id, past)) ? StepState.DONE
				: StepState.UPCOMING;
	}

	/** Activation does not wait for the regions that follow. */
	private static boolean isOvertaking(StepId id, List<HistoricActivityInstance> past) {
		return id == StepId.ACTIVATE && past.stream()
			.anyMatch((activity) -> Places.step(activity.getActivityId()) == id && activity.getEndTime() != null);
	}

	private List<HistoricActivityInstance> past(String instance) {
		return this.history.createHistoricActivityInstanceQuery().processInstanceId(instance).list();
	}

	private Set<StepId> current(String instance) {
		ActivityInstance root = this.runtime.getActivityInstance(instance);
		List<String> places = new ArrayList<>();
		if (root != null) {
			collect(root, places);
		}
		return steps(places.stream());
	}

	private static Set<StepId> steps(Stream<String> places) {
		return places.map(Places::step)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(StepId.class)));
	}

	private void collect(ActivityInstance instance, List<String> places) {
		places.add(instance.getActivityId());
		for (TransitionInstance transition : instance.getChildTransitionInstances()) {
			places.add(transition.getActivityId());
		}
		for (ActivityInstance child : instance.getChildActivityInstances()) {
			collect(child, places);
		}
	}

	@Nullable private Instant earliest(List<HistoricActivityInstance> activities) {
		return activities.stream()
			.map(HistoricActivityInstance::getStartTime)
			.min(Comparator.naturalOrder())
			.map(Date::toInstant)
			.orElse(null);
	}

	@Nullable private Instant latest(List<HistoricActivityInstance> activities) {
		return activities.stream()
			.map(HistoricActivityInstance::getEndTime)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.map(Date::toInstant)
			.orElse(null);
	}

}
