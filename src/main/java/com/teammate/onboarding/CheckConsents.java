package com.teammate.onboarding;

import com.teammate.drift.Drift;

import org.springframework.stereotype.Component;

/** Check consents. */
@Component
class CheckConsents extends CheckStep {

	CheckConsents(Drift drift, Readmission readmission) {
		super((enterprise) -> readmission.noticedBy(drift::checkConsents, enterprise));
	}

}
