package com.teammate.onboarding;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.OnboardingProcess.Message;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

import org.springframework.stereotype.Component;

/**
 * Lets what has failed, or waits for its next look, be tried now instead of at the next
 * interval. Must run in a transaction that holds the enterprise.
 */
@Component
class Retrying {

	/**
	 * As many as a step has that has never failed, so that a fault that passes is met
	 * with the short pauses first; what no retry can cure ends at the first.
	 */
	private static final int TRIES = 6;

	private final ManagementService management;

	private final RuntimeService runtime;

	private final OnboardingProcess process;

	private final EventDelivery events;

	private final MigrationRefusals refusals;

	private final TakingBack takingBack;

	private final Clock clock;

	Retrying(ManagementService management, RuntimeService runtime, OnboardingProcess process, EventDelivery events,
			MigrationRefusals refusals, TakingBack takingBack, Clock clock) {
		this.management = management;
		this.runtime = runtime;
		this.process = process;
		this.events = events;
		this.refusals = refusals;
		this.takingBack = takingBack;
		this.clock = clock;
	}

	/**
	 * How many steps, messages and moves to a newer diagram are tried now; of an
	 * enterprise that is disabled or gone only messages.
	 */
	int now(Enterprise enterprise) {
		return tried(enterprise, false);
	}

	/** The same, and whatever waits for its next look is not left out. */
	void all(Enterprise enterprise) {
		tried(enterprise, true);
	}

	private int tried(Enterprise enterprise, boolean looksToo) {
		int sent = this.events.again(enterprise.id());
		if (enterprise.status() == EnterpriseStatus.DISABLED || enterprise.status() == EnterpriseStatus.REMOVED) {
			return sent;
		}
		int steps = failed(enterprise.id());
		int moves = this.refusals.hurry(instances(enterprise.id()));
		int answered = this.takingBack.isDone(enterprise) ? 1 : 0;
		int looks = (looksToo || sent + steps == 0) ? looks(enterprise.id()) : 0;
		return moves + answered + sent + steps + looks;
	}

	/** The same for steps that have failed only. */
	int failed(EnterpriseId enterprise) {
		return failed(enterprise, (job) -> true);
	}

	/** The same for what has failed for that cause only. */
	int failedFor(EnterpriseId enterprise, String cause) {
		return failed(enterprise, (job) -> DiagnosedRetry.cause(job.getExceptionMessage()).equals(cause));
	}

	private int failed(EnterpriseId enterprise, Predicate<Job> which) {
		Set<String> instances = instances(enterprise);
		if (instances.isEmpty()) {
			return 0;
		}
		List<Job> failed = this.management.createJobQuery()
			.processInstanceIds(instances)
			.withException()
			.list()
			.stream()
			.filter(which)
			.toList();
		failed.forEach(this::again);
		return failed.size();
	}

	private int looks(EnterpriseId enterprise) {
		Set<String> instances = instances(enterprise);
		if (instances.isEmpty()) {
			return 0;
		}
		List<Job> looks = this.management.createJobQuery()
			.processInstanceIds(instances)
			.timers()
			.list()
			.stream()
			.filter(this::isNextLook)
			.toList();
		looks.forEach((job) -> this.management.setJobDuedate(job.getId(), now()));
		return this.process.tell(enterprise, Message.CheckRequested) ? Math.max(1, looks.size()) : looks.size();
	}

	private Set<String> instances(EnterpriseId enterprise) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(enterprise.toString())
			.active()
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.collect(Collectors.toSet());
	}

	/** Only the step that failed: its job is the one that the engine runs again. */
	private void again(Job job) {
		this.management.setJobRetries(Math.max(TRIES, job.getRetries()))
			.jobIds(List.of(job.getId()))
			.dueDate(now())
			.execute();
	}

	/**
	 * A timer on the way of the token; those at the border of a task are reminders and
	 * ends.
	 */
	private boolean isNextLook(Job job) {
		JobDefinition definition = this.management.createJobDefinitionQuery()
			.jobDefinitionId(job.getJobDefinitionId())
			.singleResult();
		return TimerCatchIntermediateEventJobHandler.TYPE.equals(definition.getJobType());
	}

	private Date now() {
		return Date.from(this.clock.instant());
	}

}
