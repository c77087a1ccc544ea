package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Add domain. */
@Component
class AddDomain extends RegionStep {

	AddDomain(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::addDomain, nextActions);
	}

}
