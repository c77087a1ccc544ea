package com.teammate.onboarding;

import java.util.function.BiConsumer;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * A service task of link-sbc-region. Where the reseller chose the region under the
 * administrator's management consent, each step asks for it anew.
 */
abstract class LinkStep extends RegionStep {

	private final RoutingConsent consent;

	LinkStep(BiConsumer<EnterpriseId, RegionId> step, NextActions nextActions, RoutingConsent consent) {
		super(step, nextActions);
		this.consent = consent;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.consent.require(execution);
		super.execute(execution);
	}

}
