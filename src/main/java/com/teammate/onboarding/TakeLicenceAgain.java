package com.teammate.onboarding;

import com.teammate.sbc.LicenceLoans;

import org.springframework.stereotype.Component;

/** Take licence again: calls need it after all. */
@Component
class TakeLicenceAgain extends RegionStep {

	TakeLicenceAgain(LicenceLoans loans, NextActions nextActions) {
		super(loans::takeAgain, nextActions);
	}

}
