package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Activate domain: service user and licence. */
@Component
class ActivateDomain extends RegionStep {

	ActivateDomain(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::activateDomain, nextActions);
	}

}
