package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove domain. */
@Component
class RemoveDomain extends UnlinkStep {

	RemoveDomain(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::removeDomain, refusals, nextActions);
	}

}
