package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Verify domain. */
@Component
class VerifyDomain extends LinkStep {

	VerifyDomain(RegionLinks regionLinks, NextActions nextActions, RoutingConsent consent) {
		super(regionLinks::verifyDomain, nextActions, consent);
	}

}
