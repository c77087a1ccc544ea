package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove voice route. */
@Component
class RemoveVoiceRoute extends UnlinkStep {

	RemoveVoiceRoute(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::removeVoiceRoute, unlinking, diagnoses, nextActions);
	}

}
