package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Create enterprise: in the transaction that wrote the row, gives the enterprise its
 * sub-domains and its first next action.
 */
@Component
class CreateEnterprise implements JavaDelegate {

	private final RegionLinks regionLinks;

	private final NextActions nextActions;

	CreateEnterprise(RegionLinks regionLinks, NextActions nextActions) {
		this.regionLinks = regionLinks;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.regionLinks.plan(enterprise);
		this.nextActions.expect(enterprise, Deed.SEND_INVITATION);
	}

}
