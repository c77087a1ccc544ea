package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Verify voice route. */
@Component
class VerifyVoiceRoute extends RegionStep {

	VerifyVoiceRoute(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::verifyVoiceRoute, nextActions);
	}

}
