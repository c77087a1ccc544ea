package com.teammate.invitation;

import java.time.Instant;
import java.util.UUID;

import com.teammate.audit.By;
import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

/**
 * One invitation as it stands in the table.
 *
 * @param sentAt when it was first mailed
 * @param visitedAt when its link was first followed, by a person or a scanner of links
 * @param enteredAt when its code was first entered
 * @param lockToldAt when the reseller was told that it is locked
 * @param repair whether it asks for what had been granted and proven before
 * @param by who asked for it; null where that was not kept yet
 */
record Invitation(UUID id, EnterpriseId enterprise, LinkId link, State state, Instant issuedAt, Instant expiresAt,
		@Nullable Instant sentAt, @Nullable Instant visitedAt, int remindersSent, int wrongTries,
		@Nullable Instant enteredAt, @Nullable Instant lockToldAt, boolean repair, @Nullable By by) {

	boolean isOpen(Instant now) {
		return this.state == State.OPEN && now.isBefore(this.expiresAt);
	}

	/** Until it is first mailed, its life has not begun. */
	boolean isFitToSend(Instant now) {
		return isOpen(now) || (this.state == State.OPEN && this.sentAt == null);
	}

	boolean isCodeEntered() {
		return this.enteredAt != null;
	}

	Instant inTheMailSince() {
		return (this.sentAt != null) ? this.sentAt : this.issuedAt;
	}

	/** Where an invitation is in its life. */
	enum State {

		OPEN, LOCKED, EXPIRED, CLOSED, SUPERSEDED

	}

}
