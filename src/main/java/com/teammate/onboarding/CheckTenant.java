package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Check tenant. */
@Component
class CheckTenant implements JavaDelegate {

	private final RegionLinks regionLinks;

	private final NextActions nextActions;

	CheckTenant(RegionLinks regionLinks, NextActions nextActions) {
		this.regionLinks = regionLinks;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		if (this.regionLinks.checkTenant(enterprise).isReady()) {
			this.nextActions.expect(enterprise, Deed.LINK_SBC_REGIONS);
		}
	}

}
