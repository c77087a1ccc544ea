package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove activation user. */
@Component
class RemoveActivationUser extends UnlinkStep {

	RemoveActivationUser(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::removeActivationUser, refusals, nextActions);
	}

}
