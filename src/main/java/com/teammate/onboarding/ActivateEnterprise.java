package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.drift.Drift;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Activate enterprise: its first region is linked, the others follow. */
@Component
class ActivateEnterprise implements JavaDelegate {

	private final Enterprises enterprises;

	private final Drift drift;

	private final Audit audit;

	private final NextActions nextActions;

	ActivateEnterprise(Enterprises enterprises, Drift drift, Audit audit, NextActions nextActions) {
		this.enterprises = enterprises;
		this.drift = drift;
		this.audit = audit;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.enterprises.activate(enterprise);
		this.drift.watch(enterprise);
		this.audit.note(enterprise.value(), Party.SYSTEM, "The enterprise is active.");
		this.nextActions.expectRegions(enterprise);
	}

}
