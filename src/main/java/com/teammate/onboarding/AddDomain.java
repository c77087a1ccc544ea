package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Add domain. */
@Component
class AddDomain extends LinkStep {

	AddDomain(RegionLinks regionLinks, NextActions nextActions, RoutingConsent consent) {
		super(regionLinks::addDomain, nextActions, consent);
	}

}
