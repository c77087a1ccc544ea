package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove voice route. */
@Component
class RemoveVoiceRoute extends UnlinkStep {

	RemoveVoiceRoute(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::removeVoiceRoute, refusals, nextActions);
	}

}
