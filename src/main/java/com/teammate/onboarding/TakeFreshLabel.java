package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Take fresh label: the region is started afresh under another sub-domain. */
@Component
class TakeFreshLabel extends RegionStep {

	TakeFreshLabel(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::takeFreshLabel, nextActions);
	}

}
