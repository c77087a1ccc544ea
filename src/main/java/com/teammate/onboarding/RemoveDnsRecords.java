package com.teammate.onboarding;

import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove DNS records. */
@Component
class RemoveDnsRecords extends UnlinkStep {

	RemoveDnsRecords(Unlinking unlinking, Refusals refusals, NextActions nextActions) {
		super(unlinking::removeDnsRecords, refusals, nextActions);
	}

}
