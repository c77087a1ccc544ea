package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove activation user. */
@Component
class RemoveActivationUser extends UnlinkStep {

	RemoveActivationUser(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::removeActivationUser, unlinking, diagnoses, nextActions);
	}

}
