package com.teammate.onboarding;

import com.teammate.drift.Drift;

import org.springframework.stereotype.Component;

/** Repair losses. */
@Component
class RepairLosses extends CheckStep {

	RepairLosses(Drift drift) {
		super(drift::repair);
	}

}
