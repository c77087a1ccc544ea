package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Order voice routes. */
@Component
class OrderVoiceRoutes implements JavaDelegate {

	private final RegionLinks regionLinks;

	private final NextActions nextActions;

	OrderVoiceRoutes(RegionLinks regionLinks, NextActions nextActions) {
		this.regionLinks = regionLinks;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.regionLinks.orderVoiceRoutes(enterprise);
		this.nextActions.expectRegions(enterprise);
	}

}
