package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.Removals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Remove application: our service principal with all that was granted to it. */
@Component
class RemoveApplication implements JavaDelegate {

	private final Removals removals;

	private final NextActions nextActions;

	RemoveApplication(Removals removals, NextActions nextActions) {
		this.removals = removals;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.removals.removeApplication(enterprise);
		this.nextActions.expectRegions(enterprise);
	}

}
