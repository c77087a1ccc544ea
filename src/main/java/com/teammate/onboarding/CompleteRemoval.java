package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.sbc.Removals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Complete removal. */
@Component
class CompleteRemoval implements JavaDelegate {

	private final Enterprises enterprises;

	private final Removals removals;

	private final Leaving leaving;

	private final Audit audit;

	CompleteRemoval(Enterprises enterprises, Removals removals, Leaving leaving, Audit audit) {
		this.enterprises = enterprises;
		this.removals = removals;
		this.leaving = leaving;
		this.audit = audit;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.enterprises.completeRemoval(enterprise);
		this.removals.finish(enterprise);
		this.leaving.end(enterprise);
		this.enterprises.expect(enterprise, null);
		this.audit.note(enterprise.value(), Party.SYSTEM, "The enterprise is removed.");
	}

}
