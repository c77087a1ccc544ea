package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
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

	Enterprise begin(Enterprise enterprise, Party by) {
		EnterpriseId id = refuseRemoved(enterprise);
		if (this.enterprises.disable(id)) {
			this.process.suspend(id);
			note(id, by, "The enterprise was disabled.", enterprise);
		}
		return this.enterprises.get(id);
	}

	Enterprise end(Enterprise enterprise, Party by) {
		EnterpriseId id = refuseRemoved(enterprise);
		if (this.enterprises.enable(id)) {
			this.process.resume(id);
			note(id, by, "The enterprise was enabled again.", enterprise);
		}
		return this.enterprises.get(id);
	}

	private void note(EnterpriseId id, Party by, String text, Enterprise before) {
		this.audit.note(id.value(), by, text, before.status().name(), this.enterprises.get(id).status().name());
	}

	static EnterpriseId refuseRemoved(Enterprise enterprise) {
		if (enterprise.status() == EnterpriseStatus.REMOVING || enterprise.status() == EnterpriseStatus.REMOVED) {
			throw new EnterpriseRemoved(enterprise.id());
		}
		return enterprise.id();
	}

}
