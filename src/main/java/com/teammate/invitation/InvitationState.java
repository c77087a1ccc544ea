package com.teammate.invitation;

import java.time.Instant;

import com.teammate.audit.By;
import org.jspecify.annotations.Nullable;

/**
 * How the current invitation of an enterprise stands, as its reseller may know it.
 *
 * @param number counts the invitations of the enterprise
 * @param sentAt when it was first mailed
 * @param visitedAt when its link was first followed, by a person or a scanner of links
 * @param enteredAt when its code was entered, which no scanner does
 * @param wrongTries codes in a row that were wrong
 * @param by who asked for it; null where that was not kept yet
 */
public record InvitationState(Stage stage, int number, @Nullable Instant sentAt, @Nullable Instant visitedAt,
		@Nullable Instant enteredAt, Instant expiresAt, int remindersSent, int wrongTries, @Nullable By by) {

	/** Where it is in its life. */
	public enum Stage {

		/** Made, and not mailed yet. */
		PREPARED, OPEN,
		/** Too many wrong codes. */
		LOCKED, EXPIRED,
		/** Both consents are proven. */
		CLOSED

	}

	static InvitationState of(Invitation invitation, int number) {
		return new InvitationState(stage(invitation), number, invitation.sentAt(), invitation.visitedAt(),
				invitation.enteredAt(), invitation.expiresAt(), invitation.remindersSent(), invitation.wrongTries(),
				invitation.by());
	}

	private static Stage stage(Invitation invitation) {
		return switch (invitation.state()) {
			case OPEN -> (invitation.sentAt() != null) ? Stage.OPEN : Stage.PREPARED;
			case LOCKED -> Stage.LOCKED;
			case EXPIRED -> Stage.EXPIRED;
			case CLOSED, SUPERSEDED -> Stage.CLOSED;
		};
	}

}
