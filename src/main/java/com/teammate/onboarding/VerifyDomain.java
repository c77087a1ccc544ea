package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Verify domain. */
@Component
class VerifyDomain extends RegionStep {

	VerifyDomain(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::verifyDomain, nextActions);
	}

}
