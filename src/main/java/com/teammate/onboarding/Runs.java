package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.Run.Result;
import com.teammate.onboarding.Run.State;
import com.teammate.onboarding.StuckCase.Kind;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries many stuck cases again by one act, a few at a time. The engine is the clock and
 * the tables are the memory, so a run outlives every node.
 */
@Service
public class Runs {

	static final String PROCESS = "support-run";

	static final String RUN = "runId";

	private static final int CHUNK = 1000;

	private final StuckReader stuck;

	private final RunTable table;

	private final RuntimeService runtime;

	private final JdbcClient jdbc;

	private final Diagnoses diagnoses;

	private final Enterprises enterprises;

	private final Resellers resellers;

	private final Audit audit;

	Runs(StuckReader stuck, RunTable table, RuntimeService runtime, JdbcClient jdbc, Diagnoses diagnoses,
			Enterprises enterprises, Resellers resellers, Audit audit) {
		this.stuck = stuck;
		this.table = table;
		this.runtime = runtime;
		this.jdbc = jdbc;
		this.diagnoses = diagnoses;
		this.enterprises = enterprises;
		this.resellers = resellers;
		this.audit = audit;
	}

	/**
	 * What would become of the cases that are stuck like that. Throws
	 * {@link NothingChosen}, also when the catalogue does not know the cause.
	 */
	@Transactional(readOnly = true)
	public RunPreview preview(RunFilter filter) {
		Diagnosis cause = (filter.cause() != null) ? this.diagnoses.find(filter.cause()).orElseThrow(NothingChosen::new)
				: null;
		Reseller reseller = (filter.reseller() != null) ? this.resellers.get(filter.reseller()) : null;
		if (cause == null && reseller == null) {
			throw new NothingChosen();
		}
		Map<EnterpriseId, List<StuckCase>> cases = new LinkedHashMap<>();
		for (StuckCase found : this.stuck.all()) {
			if (filter.fits(found)) {
				cases.computeIfAbsent(found.enterprise(), (id) -> new ArrayList<>()).add(found);
			}
		}
		if (reseller != null) {
			cases.keySet().retainAll(of(reseller, cases.keySet()));
		}
		Set<EnterpriseId> finished = finishedBefore(cases);
		RunPreview preview = new RunPreview(cause, reseller, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		cases.forEach((id, found) -> {
			if (found.stream().allMatch(Runs::waitsForPerson)) {
				preview.waiting().add(id);
			}
			else if (finished.contains(id)) {
				preview.repeating().add(id);
			}
			else {
				preview.ready().add(id);
			}
		});
		return preview;
	}

	/**
	 * Begins a run over all that are stuck like that now; those that wait for a person
	 * are left out.
	 * @param repeat whether those go too that repeat a finished step
	 */
	@Transactional
	public UUID begin(RunFilter filter, boolean repeat, int perMinute, StaffAct act) {
		RunPreview preview = preview(filter);
		String reseller = (preview.reseller() != null) ? preview.reseller().name() : null;
		UUID run = UUID.randomUUID();
		this.table.add(run, filter.cause(), reseller, act, Math.max(1, Math.min(perMinute, 600)));
		this.table.add(run, preview.ready(), Result.TO_DO);
		this.table.add(run, preview.waiting(), Result.WAITS_FOR_PERSON);
		this.table.add(run, preview.repeating(), repeat ? Result.TO_DO : Result.WOULD_REPEAT);
		this.audit.note(run, act,
				"Support began to try " + preview.total() + " cases again: " + words(filter, reseller) + ".", null,
				null);
		this.runtime.startProcessInstanceByKey(PROCESS, Map.of(RUN, run.toString()));
		return run;
	}

	/** Lets nothing more be tried until {@link #resume}; false if it does not run. */
	@Transactional
	public boolean pause(UUID run, StaffAct act) {
		if (!this.table.become(run, State.PAUSED, State.RUNNING)) {
			return false;
		}
		instances(run).forEach(this.runtime::suspendProcessInstanceById);
		this.audit.note(run, act, "Support paused the run.", State.RUNNING.name(), State.PAUSED.name());
		return true;
	}

	/** Goes on where it was paused; false if it is not paused. */
	@Transactional
	public boolean resume(UUID run, StaffAct act) {
		if (!this.table.become(run, State.RUNNING, State.PAUSED)) {
			return false;
		}
		instances(run).forEach(this.runtime::activateProcessInstanceById);
		this.audit.note(run, act, "Support let the run go on.", State.PAUSED.name(), State.RUNNING.name());
		return true;
	}

	/** Ends it; what has been tried stays so. False if it is over. */
	@Transactional
	public boolean stop(UUID run, StaffAct act) {
		if (!this.table.become(run, State.STOPPED, State.RUNNING, State.PAUSED)) {
			return false;
		}
		this.table.giveUp(run);
		instances(run).forEach((id) -> this.runtime.deleteProcessInstance(id, "stopped by " + act.person()));
		this.audit.note(run, act, "Support stopped the run.", null, State.STOPPED.name());
		return true;
	}

	@Transactional(readOnly = true)
	public Optional<Run> find(UUID run) {
		return this.table.find(run);
	}

	/** Numbers that change whenever a run does. */
	@Transactional(readOnly = true)
	public Map<UUID, Long> versions(Collection<UUID> runs) {
		return this.table.versions(runs);
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public List<Run> latest() {
		return this.table.latest(50);
	}

	/** What became of each case of a run. */
	@Transactional(readOnly = true)
	public Map<EnterpriseId, Result> results(UUID run) {
		return this.table.results(run);
	}

	private static String words(RunFilter filter, @Nullable String reseller) {
		String cause = (filter.cause() != null) ? filter.cause() : "every cause";
		return (reseller != null) ? cause + " at " + reseller : cause;
	}

	private Set<EnterpriseId> of(Reseller reseller, Set<EnterpriseId> cases) {
		return this.enterprises.all(cases)
			.stream()
			.filter((enterprise) -> enterprise.reseller().equals(reseller.id()))
			.map(Enterprise::id)
			.collect(Collectors.toSet());
	}

	private static boolean waitsForPerson(StuckCase found) {
		String owner = found.cause().owner();
		return found.kind() == Kind.WAITING && (owner.equals("GLOBAL_ADMIN") || owner.equals("RESELLER"));
	}

	private List<String> instances(UUID run) {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(PROCESS)
			.variableValueEquals(RUN, run.toString())
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.toList();
	}

	/**
	 * Whose failed step has been finished before in the same process; read as the history
	 * lies, because the engine's API asks for one process at a time.
	 */
	private Set<EnterpriseId> finishedBefore(Map<EnterpriseId, List<StuckCase>> cases) {
		Set<EnterpriseId> finished = new HashSet<>();
		List<EnterpriseId> ids = new ArrayList<>(new LinkedHashSet<>(cases.keySet()));
		for (int from = 0; from < ids.size(); from += CHUNK) {
			String[] keys = ids.subList(from, Math.min(from + CHUNK, ids.size()))
				.stream()
				.map(EnterpriseId::toString)
				.toArray(String[]::new);
			this.jdbc.sql("""
					select distinct p.business_key_, a.act_id_
					from act_hi_procinst p join act_hi_actinst a on a.proc_inst_id_ = p.id_
					where p.business_key_ = any(:keys) and p.end_time_ is null
						and a.end_time_ is not null and a.act_type_ = 'serviceTask' and a.act_inst_state_ <> 2
					""").param("keys", keys).query((row) -> {
				EnterpriseId id = EnterpriseId.of(row.getString(1));
				String activity = row.getString(2);
				if (cases.getOrDefault(id, List.of()).stream().anyMatch((found) -> activity.equals(found.place()))) {
					finished.add(id);
				}
			});
		}
		return finished;
	}

}
