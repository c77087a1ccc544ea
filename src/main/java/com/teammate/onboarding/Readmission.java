package com.teammate.onboarding;

import java.util.function.Consumer;

import com.teammate.drift.Drift;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;

import org.springframework.stereotype.Component;

/**
 * Lets what was refused go on at once, when a step of a check finds that our application
 * has again what it lacked.
 */
@Component
class Readmission {

	private final Enterprises enterprises;

	private final Drift drift;

	private final Retrying retrying;

	Readmission(Enterprises enterprises, Drift drift, Retrying retrying) {
		this.enterprises = enterprises;
		this.drift = drift;
		this.retrying = retrying;
	}

	void noticedBy(Consumer<EnterpriseId> step, EnterpriseId enterprise) {
		boolean lockedOut = this.drift.isLockedOut(enterprise);
		step.accept(enterprise);
		if (lockedOut && !this.drift.isLockedOut(enterprise)) {
			this.retrying.all(this.enterprises.lock(enterprise));
		}
	}

}
