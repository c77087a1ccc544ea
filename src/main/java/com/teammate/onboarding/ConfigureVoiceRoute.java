package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Configure voice route. */
@Component
class ConfigureVoiceRoute extends RegionStep {

	ConfigureVoiceRoute(RegionLinks regionLinks, NextActions nextActions) {
		super(regionLinks::configureVoiceRoute, nextActions);
	}

}
