package com.teammate.onboarding;

import com.teammate.drift.Drift;

import org.springframework.stereotype.Component;

/** Compare with ledger. */
@Component
class CompareWithLedger extends CheckStep {

	CompareWithLedger(Drift drift, Readmission readmission) {
		super((enterprise) -> readmission.noticedBy(drift::compare, enterprise));
	}

}
