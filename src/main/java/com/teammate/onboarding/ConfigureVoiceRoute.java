package com.teammate.onboarding;

import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** Configure voice route. */
@Component
class ConfigureVoiceRoute extends LinkStep {

	ConfigureVoiceRoute(RegionLinks regionLinks, NextActions nextActions, RoutingConsent consent) {
		super(regionLinks::configureVoiceRoute, nextActions, consent);
	}

}
