package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Give licence back. */
@Component
class GiveLicenceBack extends UnlinkStep {

	GiveLicenceBack(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::giveLicenceBack, refusals, nextActions);
	}

}
