package com.teammate.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.Enterprises.Waiting;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.MigrationRefusals.Refused;
import com.teammate.onboarding.StuckCase.Kind;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.Undelivered;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds everything that does not move by itself: failed jobs in the engine, turns of
 * others that the next action tells of, messages that programs of resellers did not take,
 * and instances that a newer diagram could not take over.
 */
@Component
class StuckReader {

	/** Longer than the engine needs for any step of its own. */
	private static final Duration PATIENCE = Duration.ofMinutes(15);

	private static final int CHUNK = 1000;

	/** Up to here it is quicker to ask for each. */
	private static final int FEW = 20;

	private final ManagementService management;

	private final RuntimeService runtime;

	private final Enterprises enterprises;

	private final Deliveries deliveries;

	private final MigrationRefusals refusals;

	private final Diagnoses diagnoses;

	private final StepTimes times;

	private final Clock clock;

	StuckReader(ManagementService management, RuntimeService runtime, Enterprises enterprises, Deliveries deliveries,
			MigrationRefusals refusals, Diagnoses diagnoses, StepTimes times, Clock clock) {
		this.management = management;
		this.runtime = runtime;
		this.enterprises = enterprises;
		this.deliveries = deliveries;
		this.refusals = refusals;
		this.diagnoses = diagnoses;
		this.times = times;
		this.clock = clock;
	}

	/** Oldest first. */
	List<StuckCase> all() {
		List<StuckCase> cases = new ArrayList<>(
				failed(this.management.createJobQuery().withException().active().list()));
		Set<EnterpriseId> failing = cases.stream().map(StuckCase::enterprise).collect(Collectors.toSet());
		for (Waiting waiting : this.enterprises.waiting()) {
			// What the step itself says of its failure is nearer than the next action.
			if (!failing.contains(waiting.enterprise())) {
				Diagnosis cause = cause(waiting.next());
				if (cause != null) {
					cases.add(new StuckCase(waiting.enterprise(), Kind.WAITING, cause, waiting.next().since(), null,
							null));
				}
			}
		}
		this.deliveries.undelivered().forEach((found) -> cases.add(undelivered(found)));
		cases.addAll(refused(this.refusals.of(null)));
		cases.sort(Comparator.comparing(StuckCase::since));
		return cases;
	}

	List<StuckCase> of(EnterpriseId enterprise) {
		Set<String> instances = this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(enterprise.toString())
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.collect(Collectors.toSet());
		List<StuckCase> cases = new ArrayList<>();
		if (!instances.isEmpty()) {
			cases.addAll(failed(
					this.management.createJobQuery().processInstanceIds(instances).withException().active().list()));
		}
		if (cases.isEmpty()) {
			NextAction next = this.enterprises.get(enterprise).nextAction();
			Diagnosis cause = (next != null) ? cause(next) : null;
			if (cause != null && next != null) {
				cases.add(new StuckCase(enterprise, Kind.WAITING, cause, next.since(), null, null));
			}
		}
		this.deliveries.undelivered(enterprise.value()).forEach((found) -> cases.add(undelivered(found)));
		cases.addAll(refused(this.refusals.of(instances)));
		return cases;
	}

	private StuckCase undelivered(Undelivered found) {
		Kind kind = found.givenUp() ? Kind.INCIDENT : Kind.RETRYING;
		return new StuckCase(new EnterpriseId(found.enterprise()), found.stopped() ? Kind.WAITING : kind,
				this.diagnoses.named(found.pbx() ? "PBX_HOOK_NOT_TAKEN" : "WEBHOOK_NOT_TAKEN"), found.since(), null,
				found.nextTry());
	}

	/** They go on all the same, so nothing else about their enterprise is left out. */
	private List<StuckCase> refused(List<Refused> refused) {
		Map<String, EnterpriseId> enterprises = enterprises(refused.stream().map(Refused::instance).toList());
		List<StuckCase> cases = new ArrayList<>();
		for (Refused found : refused) {
			EnterpriseId enterprise = enterprises.get(found.instance());
			if (enterprise != null) {
				cases.add(new StuckCase(enterprise, Kind.RETRYING, this.diagnoses.named("MIGRATION_REFUSED"),
						found.since(), null, found.nextTry()));
			}
		}
		return cases;
	}

	/** Null while all is well. */
	@Nullable private Diagnosis cause(NextAction next) {
		if (this.diagnoses.find(next.code()).isPresent()) {
			return this.diagnoses.named(next.code());
		}
		Instant now = this.clock.instant();
		boolean late = next.dueBy() != null && next.dueBy().plus(PATIENCE).isBefore(now);
		boolean idle = next.actor() == Actor.SYSTEM && next.since().plus(PATIENCE).isBefore(now);
		if (late || idle) {
			return this.diagnoses.named("STANDSTILL");
		}
		return isSlow(next, now) ? this.diagnoses.named("ADMINISTRATOR_SLOW") : null;
	}

	private boolean isSlow(NextAction next, Instant now) {
		StepId step = switch (next.code()) {
			case "ENTER_CODE" -> StepId.ENTER_CODE;
			case "GRANT_FIRST_CONSENT" -> StepId.FIRST_CONSENT;
			case "GRANT_SECOND_CONSENT" -> StepId.SECOND_CONSENT;
			default -> null;
		};
		return step != null && next.since().plus(this.times.usual(step)).isBefore(now);
	}

	private List<StuckCase> failed(List<Job> jobs) {
		Map<String, EnterpriseId> enterprises = enterprises(
				jobs.stream().map(Job::getProcessInstanceId).distinct().filter((id) -> id != null).toList());
		Map<String, Instant> incidents = incidents(jobs);
		List<StuckCase> cases = new ArrayList<>();
		for (Job job : jobs) {
			EnterpriseId enterprise = enterprises.get(job.getProcessInstanceId());
			if (enterprise != null) {
				Diagnosis cause = this.diagnoses.find(DiagnosedRetry.cause(job.getExceptionMessage()))
					.orElseGet(() -> this.diagnoses.named("UNKNOWN"));
				boolean over = job.getRetries() == 0;
				Instant since = incidents.getOrDefault(job.getId(), job.getCreateTime().toInstant());
				cases.add(new StuckCase(enterprise, over ? Kind.INCIDENT : Kind.RETRYING, cause, since,
						job.getFailedActivityId(), over ? null : job.getDuedate().toInstant()));
			}
		}
		return cases;
	}

	private Map<String, Instant> incidents(List<Job> jobs) {
		if (jobs.stream().noneMatch((job) -> job.getRetries() == 0)) {
			return Map.of();
		}
		Map<String, Instant> incidents = new HashMap<>();
		if (jobs.size() > FEW) {
			this.runtime.createIncidentQuery().list().forEach((incident) -> put(incidents, incident));
		}
		else {
			for (Job job : jobs) {
				this.runtime.createIncidentQuery()
					.configuration(job.getId())
					.list()
					.forEach((incident) -> put(incidents, incident));
			}
		}
		return incidents;
	}

	private static void put(Map<String, Instant> incidents, Incident incident) {
		if (incident.getConfiguration() != null) {
			incidents.put(incident.getConfiguration(), incident.getIncidentTimestamp().toInstant());
		}
	}

	private Map<String, EnterpriseId> enterprises(List<String> ids) {
		Map<String, EnterpriseId> enterprises = new HashMap<>();
		for (int from = 0; from < ids.size(); from += CHUNK) {
			Set<String> chunk = new HashSet<>(ids.subList(from, Math.min(from + CHUNK, ids.size())));
			for (ProcessInstance instance : this.runtime.createProcessInstanceQuery()
				.processInstanceIds(chunk)
				.list()) {
				Subject.of(instance).ifPresent((enterprise) -> enterprises.put(instance.getId(), enterprise));
			}
		}
		return enterprises;
	}

	/** Most first. */
	static List<StuckCause> grouped(List<StuckCase> cases) {
		Map<String, List<StuckCase>> causes = cases.stream()
			.collect(Collectors.groupingBy((stuck) -> stuck.cause().code()));
		return causes.values()
			.stream()
			.map(StuckReader::group)
			.sorted(Comparator.comparing(StuckCause::count).reversed().thenComparing(StuckCause::oldest))
			.toList();
	}

	private static StuckCause group(List<StuckCase> cases) {
		Function<Kind, Integer> of = (kind) -> (int) cases.stream()
			.filter((stuck) -> stuck.kind() == kind)
			.map(StuckCase::enterprise)
			.distinct()
			.count();
		return new StuckCause(cases.get(0).cause(), (int) cases.stream().map(StuckCase::enterprise).distinct().count(),
				cases.stream().map(StuckCase::since).min(Comparator.naturalOrder()).orElseThrow(),
				of.apply(Kind.INCIDENT), of.apply(Kind.RETRYING));
	}

}
