package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove voice routing policy. */
@Component
class RemoveVoiceRoutingPolicy extends UnlinkStep {

	RemoveVoiceRoutingPolicy(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::removeVoiceRoutingPolicy, refusals, nextActions);
	}

}
