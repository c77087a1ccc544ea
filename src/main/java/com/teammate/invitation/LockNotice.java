package com.teammate.invitation;

import java.time.Clock;
import java.util.UUID;

import com.teammate.mail.LetterNotSent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the reseller of a locked invitation, at most once. It does so after the lock is
 * committed: with the mail server down, the try that locked must still count.
 */
@Component
class LockNotice {

	private static final Logger log = LoggerFactory.getLogger(LockNotice.class);

	private final InvitationTable table;

	private final InvitationLetters letters;

	private final Clock clock;

	LockNotice(InvitationTable table, InvitationLetters letters, Clock clock) {
		this.table = table;
		this.letters = letters;
		this.clock = clock;
	}

	@TransactionalEventListener
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void on(InvitationLocked event) {
		try {
			tell(event.invitation());
		}
		catch (LetterNotSent ex) {
			// The next reminder's job tries again.
			log.warn("The reseller is not told yet that invitation {} is locked: {}", event.invitation(),
					ex.getMessage());
		}
	}

	/** Joins the caller's transaction; throws {@link LetterNotSent}. */
	void tell(UUID id) {
		Invitation invitation = this.table.lock(id);
		if (invitation.lockToldAt() == null) {
			this.letters.locked(invitation);
			this.table.lockTold(id, this.clock.instant());
		}
	}

}
