package com.teammate.onboarding;

import java.util.Set;

import com.teammate.consent.Consents;
import com.teammate.drift.Drift;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;

import org.springframework.stereotype.Component;

/**
 * Has an enterprise checked besides once a day: when somebody asks or has acted, and when
 * Microsoft refuses one of our steps for want of a permission.
 */
@Component
class CheckRequests {

	/**
	 * Causes behind which a consent, a permission or our role may be gone, or our
	 * application blocked.
	 */
	private static final Set<String> REFUSALS = Set.of("PERMISSION_MISSING", "DIRECTORY_ROLE_MISSING",
			"APPLICATION_NOT_IN_TENANT", "CONSENT_NOT_VISIBLE", "CONSENT_WITHDRAWN", Obstruction.ACCESS_WITHDRAWN,
			"APPLICATION_DISABLED");

	private final Enterprises enterprises;

	private final Consents consents;

	private final Drift drift;

	private final CheckProcess process;

	CheckRequests(Enterprises enterprises, Consents consents, Drift drift, CheckProcess process) {
		this.enterprises = enterprises;
		this.consents = consents;
		this.drift = drift;
		this.process = process;
	}

	/**
	 * Somebody has acted, or asks. An onboarding and a removal look for themselves,
	 * unless something that they had is gone.
	 */
	void asked(EnterpriseId id) {
		boolean worthALook = switch (this.enterprises.get(id).status()) {
			case ACTIVE -> true;
			case ONBOARDING, REMOVING -> this.drift.isLockedOut(id);
			case DISABLED, REMOVED -> false;
		};
		if (worthALook && !this.process.startOrHurry(id)) {
			this.drift.lookAgain(id);
		}
	}

	/**
	 * A step failed for that cause: if it may be for want of a permission, the consents
	 * are proven again at once. Those that have never been proven have a wait of their
	 * own, and a removal takes a no for a no.
	 */
	void refused(EnterpriseId id, String cause) {
		if (REFUSALS.contains(cause) && isInDoubt(this.enterprises.lock(id), cause)) {
			this.process.startUnlessRunning(id);
		}
	}

	private boolean isInDoubt(Enterprise enterprise, String cause) {
		return switch (enterprise.status()) {
			case ACTIVE -> true;
			case ONBOARDING -> isProven(enterprise.id());
			case REMOVING -> isProven(enterprise.id()) && !cause.equals(Obstruction.ACCESS_WITHDRAWN);
			case DISABLED, REMOVED -> false;
		};
	}

	private boolean isProven(EnterpriseId id) {
		return this.consents.state(id).provenAt() != null;
	}

}
