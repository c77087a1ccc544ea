package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Activate domain: service user and licence. */
@Component
class ActivateDomain extends LinkStep {

	ActivateDomain(RegionLinks regionLinks, NextActions nextActions, RoutingConsent consent) {
		super(regionLinks::activateDomain, nextActions, consent);
	}

}
