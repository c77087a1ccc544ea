package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Give licence back. */
@Component
class GiveLicenceBack extends UnlinkStep {

	GiveLicenceBack(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::giveLicenceBack, unlinking, diagnoses, nextActions);
	}

}
