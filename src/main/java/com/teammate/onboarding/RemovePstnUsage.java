package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove PSTN usage. */
@Component
class RemovePstnUsage extends UnlinkStep {

	RemovePstnUsage(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::removePstnUsage, unlinking, diagnoses, nextActions);
	}

}
