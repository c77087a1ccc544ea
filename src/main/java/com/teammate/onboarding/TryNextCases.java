package com.teammate.onboarding;

import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.Run.Result;
import com.teammate.onboarding.Run.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Try next cases: a handful in one transaction, in which the failed jobs become due and
 * the results are written, so that no case is tried without a trace or traced without a
 * try. While Microsoft asks to slow down none is tried.
 */
@Component
class TryNextCases implements JavaDelegate {

	private final RunTable table;

	private final Retrying retrying;

	private final Enterprises enterprises;

	private final Audit audit;

	TryNextCases(RunTable table, Retrying retrying, Enterprises enterprises, Audit audit) {
		this.table = table;
		this.retrying = retrying;
		this.enterprises = enterprises;
		this.audit = audit;
	}

	@Override
	public void execute(DelegateExecution execution) {
		UUID id = SupportRun.run(execution);
		Run run = this.table.find(id).orElseThrow();
		if (this.table.isThrottled()) {
			return;
		}
		StaffAct act = new StaffAct(run.person(), run.reason());
		long handful = Math.max(1, run.perMinute() * SupportRun.PAUSE.toSeconds() / 60);
		for (EnterpriseId enterprise : this.table.next(id, (int) handful)) {
			this.table.decide(id, enterprise, tryAgain(enterprise, act));
		}
		if (this.table.next(id, 1).isEmpty()) {
			this.table.become(id, State.DONE, State.RUNNING);
		}
	}

	private Result tryAgain(EnterpriseId id, StaffAct act) {
		Enterprise enterprise = this.enterprises.lock(id);
		if (this.retrying.now(enterprise) == 0) {
			return (enterprise.status() == EnterpriseStatus.DISABLED || enterprise.status() == EnterpriseStatus.REMOVED)
					? Result.OUT_OF_REACH : Result.MOVED_ON;
		}
		this.audit.note(id.value(), act, "Support let us try again at once, with others of the same cause.", null,
				null);
		return Result.TRIED;
	}

}
