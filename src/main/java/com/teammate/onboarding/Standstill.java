package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;

import org.springframework.stereotype.Component;

/**
 * Stops an enterprise at once and lets it go on where it stood. Must run in a transaction
 * that holds the enterprise.
 */
@Component
class Standstill {

	private final Enterprises enterprises;

	private final OnboardingProcess process;

	private final Audit audit;

	Standstill(Enterprises enterprises, OnboardingProcess process, Audit audit) {
		this.enterprises = enterprises;
		this.process = process;
		this.audit = audit;
	}

	Enterprise begin(Enterprise enterprise) {
		EnterpriseId id = refuseRemoved(enterprise);
		if (this.enterprises.disable(id)) {
			this.process.suspend(id);
			this.audit.note(id.value(), "reseller", "The enterprise was disabled.");
		}
		return this.enterprises.get(id);
	}

	Enterprise end(Enterprise enterprise) {
		EnterpriseId id = refuseRemoved(enterprise);
		if (this.enterprises.enable(id)) {
			this.process.resume(id);
			this.audit.note(id.value(), "reseller", "The enterprise was enabled again.");
		}
		return this.enterprises.get(id);
	}

	static EnterpriseId refuseRemoved(Enterprise enterprise) {
		if (enterprise.status() == EnterpriseStatus.REMOVING || enterprise.status() == EnterpriseStatus.REMOVED) {
			throw new EnterpriseRemoved(enterprise.id());
		}
		return enterprise.id();
	}

}
