package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Retire region: from here on nothing links it. */
@Component
class RetireRegion extends UnlinkStep {

	RetireRegion(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::retire, refusals, nextActions);
	}

}
