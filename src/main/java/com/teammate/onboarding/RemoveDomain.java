package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove domain. */
@Component
class RemoveDomain extends UnlinkStep {

	RemoveDomain(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::removeDomain, unlinking, diagnoses, nextActions);
	}

}
