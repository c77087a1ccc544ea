package com.teammate.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.invitation.Invitation.State;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Where codes are tried, one at a time for each invitation. */
@Component
class CodeDesk {

	private static final UUID NOBODY = new UUID(0, 0);

	private final InvitationTable table;

	private final InvitationSecrets secrets;

	private final Visits visits;

	private final Enterprises enterprises;

	private final Audit audit;

	private final Events events;

	private final ApplicationEventPublisher publisher;

	private final InvitationSettings settings;

	private final Clock clock;

	CodeDesk(InvitationTable table, InvitationSecrets secrets, Visits visits, Enterprises enterprises, Audit audit,
			Events events, ApplicationEventPublisher publisher, InvitationSettings settings, Clock clock) {
		this.table = table;
		this.secrets = secrets;
		this.visits = visits;
		this.enterprises = enterprises;
		this.audit = audit;
		this.events = events;
		this.publisher = publisher;
		this.settings = settings;
		this.clock = clock;
	}

	Standing look(LinkId link) {
		return this.table.find(link).map(this::standing).orElseGet(Standing.NotValid::new);
	}

	CodeEntry enter(LinkId link, InvitationCode typed) {
		Optional<Invitation> seen = this.table.find(link);
		// Derived for unknown links too: an answer's time tells nothing.
		InvitationCode right = this.secrets.code(seen.map(Invitation::id).orElse(NOBODY));
		if (seen.isEmpty() || !(standing(seen.get()) instanceof Standing.Open open)) {
			return refusal(look(link));
		}
		// The enterprise before its invitation, as everybody else does: no deadlock.
		this.enterprises.lock(open.enterprise());
		Invitation invitation = this.table.lock(seen.get().id());
		if (!(standing(invitation) instanceof Standing.Open)) {
			return refusal(standing(invitation));
		}
		return right.matches(typed) ? admit(invitation) : turnAway(invitation);
	}

	private Standing standing(Invitation invitation) {
		return switch (invitation.state()) {
			case LOCKED -> new Standing.Locked(invitation.enterprise());
			case SUPERSEDED -> superseded(invitation);
			case CLOSED -> new Standing.Done(invitation.enterprise());
			case EXPIRED -> new Standing.NotValid();
			case OPEN -> invitation.isOpen(this.clock.instant()) ? open(invitation) : new Standing.NotValid();
		};
	}

	private Standing open(Invitation invitation) {
		boolean disabled = this.enterprises.get(invitation.enterprise()).status() == EnterpriseStatus.DISABLED;
		return disabled ? new Standing.Disabled(invitation.enterprise())
				: new Standing.Open(invitation.enterprise(), invitation.expiresAt());
	}

	private Standing superseded(Invitation old) {
		return this.table.current(old.enterprise())
			.<Standing>map((current) -> new Standing.Superseded(old.enterprise(), current.inTheMailSince()))
			.orElseGet(Standing.NotValid::new);
	}

	private static CodeEntry refusal(Standing standing) {
		if (standing instanceof Standing.Locked locked) {
			return new CodeEntry.Locked(locked.enterprise(), false);
		}
		if (standing instanceof Standing.Disabled disabled) {
			return new CodeEntry.Disabled(disabled.enterprise());
		}
		if (standing instanceof Standing.Superseded superseded) {
			return new CodeEntry.Superseded(superseded.enterprise(), superseded.newerSentAt());
		}
		return new CodeEntry.NotValid();
	}

	private CodeEntry admit(Invitation invitation) {
		Instant now = this.clock.instant();
		this.table.entered(invitation.id(), now);
		note(invitation, invitation.isCodeEntered() ? "The invitation code was entered again."
				: "The invitation code was entered.");
		if (!invitation.isCodeEntered()) {
			this.events.record(invitation.enterprise().value(), EventType.INVITATION_OPENED);
		}
		return new CodeEntry.Admitted(invitation.enterprise(), this.visits.admit(invitation.id()));
	}

	private CodeEntry turnAway(Invitation invitation) {
		int tries = invitation.wrongTries() + 1;
		this.table.triedWrong(invitation.id(), tries);
		int left = this.settings.maxWrongTries() - tries;
		if (left > 0) {
			return new CodeEntry.Wrong(invitation.enterprise(), left);
		}
		this.table.become(invitation.id(), State.LOCKED);
		note(invitation, "The invitation is locked: " + tries + " wrong codes were entered.");
		this.events.record(invitation.enterprise().value(), EventType.INVITATION_LOCKED);
		this.publisher.publishEvent(new InvitationLocked(invitation.id()));
		return new CodeEntry.Locked(invitation.enterprise(), true);
	}

	private void note(Invitation invitation, String text) {
		this.audit.note(invitation.enterprise().value(), Party.ADMINISTRATOR, text);
	}

}
