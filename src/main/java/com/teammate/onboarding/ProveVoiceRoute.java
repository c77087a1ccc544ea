package com.teammate.onboarding;

import com.teammate.sbc.LicenceLoans;

import org.springframework.stereotype.Component;

/** Prove voice route: Teams still knows the sub-domain, or does not. */
@Component
class ProveVoiceRoute extends RegionStep {

	ProveVoiceRoute(LicenceLoans loans, NextActions nextActions) {
		super(loans::prove, nextActions);
	}

}
