package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.sbc.UnlinkRefused;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/** Gives what is in the way of unlinking a name and an owner. */
@Component
class Refusals {

	private final Unlinking unlinking;

	private final Diagnoses diagnoses;

	private final CheckRequests checks;

	Refusals(Unlinking unlinking, Diagnoses diagnoses, CheckRequests checks) {
		this.unlinking = unlinking;
		this.diagnoses = diagnoses;
		this.checks = checks;
	}

	void note(RegionRef ref, UnlinkRefused refusal) {
		String cause = this.diagnoses.of(refusal).code();
		this.unlinking.obstruct(ref.enterprise(), ref.region(), cause, refusal.isWithdrawn());
		this.checks.refused(ref.enterprise(), cause);
	}

}
