package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.Preflight;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.HandOvers;
import com.teammate.onboarding.HandOverRefused.Reason;

import org.springframework.stereotype.Component;

/**
 * Whoever got the mail and is no administrator passes the invitation on to a colleague,
 * inside the organization that it was sent to.
 */
@Component
class HandOver {

	private final Enterprises enterprises;

	private final HandOvers handOvers;

	private final Preflight preflight;

	private final Editing editing;

	private final Audit audit;

	HandOver(Enterprises enterprises, HandOvers handOvers, Preflight preflight, Editing editing, Audit audit) {
		this.enterprises = enterprises;
		this.handOvers = handOvers;
		this.preflight = preflight;
		this.editing = editing;
		this.audit = audit;
	}

	/** Asks Microsoft, so it must be called outside a transaction. */
	void check(EnterpriseId id, EmailAddress colleague) {
		switch (this.preflight.compare(this.enterprises.get(id), colleague)) {
			case SAME_ORGANIZATION -> {
			}
			case OTHER_ORGANIZATION -> throw new HandOverRefused(Reason.OTHER_ORGANIZATION);
			case UNKNOWN -> throw new HandOverRefused(Reason.MICROSOFT_UNAVAILABLE);
		}
	}

	/** Must run in a transaction. */
	Enterprise handOver(EnterpriseId id, EmailAddress colleague) {
		Enterprise enterprise = this.enterprises.lock(id);
		EmailAddress before = enterprise.adminEmail();
		refuseIf(!this.editing.isInvitationOpen(enterprise), Reason.NOT_OPEN);
		refuseIf(before.value().equalsIgnoreCase(colleague.value()), Reason.SAME_ADDRESS);
		refuseIf(this.handOvers.isEnough(id), Reason.TOO_OFTEN);
		this.handOvers.note(id, before, colleague);
		this.enterprises.revise(id, enterprise.requested().with(colleague));
		this.audit.note(id.value(), Party.ADMINISTRATOR, "The invitation was passed on from " + before + " to "
				+ colleague + "; the link and code before it are void.");
		this.editing.inviteAnew(id, Party.ADMINISTRATOR);
		return this.enterprises.get(id);
	}

	private static void refuseIf(boolean refused, Reason reason) {
		if (refused) {
			throw new HandOverRefused(reason);
		}
	}

}
