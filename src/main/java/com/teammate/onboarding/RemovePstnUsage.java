package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove PSTN usage. */
@Component
class RemovePstnUsage extends UnlinkStep {

	RemovePstnUsage(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::removePstnUsage, refusals, nextActions);
	}

}
