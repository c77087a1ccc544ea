package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Remove DNS records. */
@Component
class RemoveDnsRecords extends UnlinkStep {

	RemoveDnsRecords(Unlinking unlinking, Diagnoses diagnoses, NextActions nextActions) {
		super(unlinking::removeDnsRecords, unlinking, diagnoses, nextActions);
	}

}
