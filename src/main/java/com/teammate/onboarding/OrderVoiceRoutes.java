package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Order voice routes. Without the consent under which that was asked for they stay as
 * they are; a new yes orders them.
 */
@Component
class OrderVoiceRoutes implements JavaDelegate {

	private final RegionLinks regionLinks;

	private final NextActions nextActions;

	private final RoutingConsent consent;

	private final Audit audit;

	OrderVoiceRoutes(RegionLinks regionLinks, NextActions nextActions, RoutingConsent consent, Audit audit) {
		this.regionLinks = regionLinks;
		this.nextActions = nextActions;
		this.consent = consent;
		this.audit = audit;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		if (this.consent.isMissing(execution)) {
			this.audit.note(enterprise.value(), Party.SYSTEM,
					"The order of the voice routes stays as it is until the administrator allows to manage call routing.");
			return;
		}
		this.regionLinks.orderVoiceRoutes(enterprise);
		this.nextActions.expectRegions(enterprise);
	}

}
