package com.teammate.onboarding;

import com.teammate.sbc.LicenceLoans;

import org.springframework.stereotype.Component;

/** Return licence: it has activated the sub-domain and is not needed any more. */
@Component
class ReturnLicence extends RegionStep {

	ReturnLicence(LicenceLoans loans, NextActions nextActions) {
		super(loans::giveBack, nextActions);
	}

}
