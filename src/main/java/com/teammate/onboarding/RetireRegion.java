package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Retire region: from here on nothing links it. */
@Component
class RetireRegion extends UnlinkStep {

	RetireRegion(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::retire, unlinking, diagnoses, nextActions);
	}

}
