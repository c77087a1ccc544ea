package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove voice routing policy. */
@Component
class RemoveVoiceRoutingPolicy extends UnlinkStep {

	RemoveVoiceRoutingPolicy(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::removeVoiceRoutingPolicy, unlinking, diagnoses, nextActions);
	}

}
