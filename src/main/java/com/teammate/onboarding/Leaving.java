package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.Consents;
import com.teammate.drift.Drift;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import com.teammate.sbc.Removals;

import org.springframework.stereotype.Component;

/**
 * Ends whatever goes on for an enterprise and begins to undo it. Must run in a
 * transaction that holds the enterprise.
 */
@Component
class Leaving {

	private final Enterprises enterprises;

	private final OnboardingProcess process;

	private final Invitations invitations;

	private final Consents consents;

	private final Removals removals;

	private final Drift drift;

	private final CheckProcess checks;

	private final NextActions nextActions;

	private final Audit audit;

	Leaving(Enterprises enterprises, OnboardingProcess process, Invitations invitations, Consents consents,
			Removals removals, Drift drift, CheckProcess checks, NextActions nextActions, Audit audit) {
		this.enterprises = enterprises;
		this.process = process;
		this.invitations = invitations;
		this.consents = consents;
		this.removals = removals;
		this.drift = drift;
		this.checks = checks;
		this.nextActions = nextActions;
		this.audit = audit;
	}

	/** Changes nothing the second time. */
	Enterprise begin(Enterprise enterprise, Party by) {
		EnterpriseId id = enterprise.id();
		if (this.enterprises.beginRemoval(id)) {
			this.audit.note(id.value(), by, "The removal of the enterprise was requested.", enterprise.status().name(),
					EnterpriseStatus.REMOVING.name());
			askNobody(id);
			this.process.end(id);
			this.removals.begin(id);
			this.nextActions.expect(id, Deed.REMOVE_ENTERPRISE);
			this.process.startRemoval(id);
		}
		return this.enterprises.get(id);
	}

	/** What the administrator was asked for in order to undo it all is void, too. */
	void end(EnterpriseId id) {
		askNobody(id);
		this.checks.end(id);
	}

	/** Before processes are ended, so that no check that is due begins meanwhile. */
	private void askNobody(EnterpriseId id) {
		this.drift.forget(id);
		this.invitations.revoke(id);
		this.consents.abandon(id);
	}

}
