package com.teammate.invitation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.invitation.Invitation.State;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invitations: one current per enterprise. All methods join the caller's transaction. */
@Service
public class Invitations {

	private static final Duration AT_ONCE = Duration.ofSeconds(1);

	private final InvitationTable table;

	private final Visits visits;

	private final CodeDesk desk;

	private final InvitationLetters letters;

	private final LockNotice lockNotice;

	private final Audit audit;

	private final Events events;

	private final InvitationSecrets secrets;

	private final InvitationSettings settings;

	private final Clock clock;

	Invitations(InvitationTable table, Visits visits, CodeDesk desk, InvitationLetters letters, LockNotice lockNotice,
			Audit audit, Events events, InvitationSecrets secrets, InvitationSettings settings, Clock clock) {
		this.table = table;
		this.visits = visits;
		this.desk = desk;
		this.letters = letters;
		this.lockNotice = lockNotice;
		this.audit = audit;
		this.events = events;
		this.secrets = secrets;
		this.settings = settings;
		this.clock = clock;
	}

	/** Makes the first invitation, which {@link #send} will mail. */
	@Transactional
	public void prepare(EnterpriseId enterprise, Party by) {
		issue(enterprise, by, false);
	}

	/**
	 * Mails the current invitation, issuing one first where none is open; a repeated send
	 * mails the same link and code.
	 */
	@Transactional
	public void send(EnterpriseId enterprise) {
		send(enterprise, null);
	}

	private void send(EnterpriseId enterprise, @Nullable Instant leftAt) {
		Instant now = this.clock.instant();
		Invitation invitation = this.table.current(enterprise)
			.filter((current) -> current.isFitToSend(now))
			.orElseGet(() -> issue(enterprise, Party.SYSTEM, leftAt != null));
		Instant expiresAt = (invitation.sentAt() != null) ? invitation.expiresAt() : now.plus(this.settings.lifetime());
		String address = this.letters.invite(invitation, expiresAt, leftAt);
		this.table.sent(invitation.id(), now, expiresAt);
		note(enterprise, "Invitation sent to " + address + ".");
		this.events.record(enterprise.value(), EventType.INVITATION_SENT, Map.of("expiresAt", expiresAt.toString()));
	}

	/**
	 * Kills link, code and visits of the current invitation and issues a new one, which
	 * {@link #send} will mail.
	 */
	@Transactional
	public void rotate(EnterpriseId enterprise, Party by) {
		issue(enterprise, by, false);
		note(enterprise, "New invitation made; the link and code before it are void.");
	}

	/**
	 * Mails the current invitation again as a reminder, if it is still open; tells the
	 * reseller of a locked one, if that failed before.
	 */
	@Transactional
	public void remind(EnterpriseId enterprise) {
		this.table.current(enterprise).ifPresent((current) -> remind(current, null));
	}

	/**
	 * Asks the administrator for what had been proven before and is gone: mails a new
	 * invitation, and later on reminds of it or lets it expire. May be called as often as
	 * one likes. Nothing happens while it is the reseller's turn to send another one.
	 */
	@Transactional
	public void ask(EnterpriseId enterprise) {
		ask(enterprise, null);
	}

	/**
	 * The same while the connection is being removed: for what is needed to take
	 * everything away.
	 * @param leftAt when what is still there then will be left where it is
	 */
	@Transactional
	public void askOnLeaving(EnterpriseId enterprise, Instant leftAt) {
		ask(enterprise, leftAt);
	}

	private void ask(EnterpriseId enterprise, @Nullable Instant leftAt) {
		Invitation current = this.table.current(enterprise).orElse(null);
		if (current == null || current.state() == State.CLOSED || current.sentAt() == null) {
			send(enterprise, leftAt);
		}
		else if (current.state() == State.OPEN && !current.isOpen(this.clock.instant())) {
			expire(enterprise);
		}
		else if (current.state() == State.OPEN && isReminderMissing(current)) {
			remind(current, leftAt);
		}
	}

	private boolean isReminderMissing(Invitation invitation) {
		long due = this.settings.reminders()
			.stream()
			.filter((after) -> !this.clock.instant().isBefore(invitation.inTheMailSince().plus(after)))
			.count();
		return due > invitation.remindersSent();
	}

	/** Marks the current invitation as expired, and tells the reseller. */
	@Transactional
	public void expire(EnterpriseId enterprise) {
		this.table.current(enterprise)
			.filter((current) -> current.state() == State.OPEN || current.state() == State.LOCKED)
			.ifPresent((current) -> {
				this.letters.expired(current);
				this.table.become(current.id(), State.EXPIRED);
				this.visits.end(current.id());
				note(enterprise, "The invitation has expired.");
				this.events.record(enterprise.value(), EventType.INVITATION_EXPIRED);
			});
	}

	/**
	 * The address of the current invitation, for whoever hands it to the administrator in
	 * another way; without the code, which goes only by mail, it lets nobody in.
	 */
	public Optional<URI> link(EnterpriseId enterprise) {
		return this.table.current(enterprise).map((current) -> this.settings.addressOf(current.link()));
	}

	/**
	 * Closes the current invitation because the consents are proven: its link lets nobody
	 * in any more.
	 */
	@Transactional
	public void close(EnterpriseId enterprise) {
		this.table.current(enterprise).ifPresent((current) -> this.table.become(current.id(), State.CLOSED));
	}

	/**
	 * Kills link, code and visits of the current invitation, which none follows unless
	 * the administrator is asked for something anew.
	 */
	@Transactional
	public void revoke(EnterpriseId enterprise) {
		this.table.current(enterprise).ifPresent((current) -> {
			this.table.become(current.id(), State.SUPERSEDED);
			this.visits.end(current.id());
		});
	}

	/** Whether the administrator has ever been written to. */
	public boolean wasSent(EnterpriseId enterprise) {
		return this.table.wasSent(enterprise);
	}

	/**
	 * How the current invitation stands; empty before the first is made, and after it was
	 * revoked.
	 */
	public Optional<InvitationState> state(EnterpriseId enterprise) {
		return this.table.current(enterprise)
			.map((current) -> InvitationState.of(current, this.table.count(enterprise)));
	}

	/**
	 * Keeps when a link was first followed. Says nothing about who did: scanners of mail
	 * follow links, too.
	 */
	@Transactional
	public void visited(LinkId link) {
		this.table.visited(link, this.clock.instant());
	}

	/** How the invitation behind a link stands; looking changes nothing. */
	public Standing look(LinkId link) {
		return this.desk.look(link);
	}

	/** Tries a code; counts wrong ones. */
	@Transactional
	public CodeEntry enter(LinkId link, String code) {
		return this.desk.enter(link, InvitationCode.typed(code));
	}

	/** Whether the right code of the current invitation has been entered. */
	public boolean isCodeEntered(EnterpriseId enterprise) {
		return this.table.current(enterprise).filter(Invitation::isCodeEntered).isPresent();
	}

	/** Whether the current invitation is locked by wrong tries. */
	public boolean isLocked(EnterpriseId enterprise) {
		return this.table.current(enterprise).filter((current) -> current.state() == State.LOCKED).isPresent();
	}

	/** Whether the current invitation has expired. */
	public boolean isExpired(EnterpriseId enterprise) {
		return this.table.current(enterprise).filter((current) -> current.state() == State.EXPIRED).isPresent();
	}

	/** When the current invitation expires. */
	public Instant expiresAt(EnterpriseId enterprise) {
		return this.table.current(enterprise)
			.orElseThrow(() -> new IllegalStateException("No invitation for " + enterprise))
			.expiresAt();
	}

	/**
	 * When the next reminder of the current invitation will be due, if there is one left.
	 */
	public Optional<Instant> nextReminderAt(EnterpriseId enterprise) {
		return this.table.current(enterprise)
			.filter((current) -> current.isFitToSend(this.clock.instant()))
			.flatMap(this::nextReminderAt);
	}

	/** The enterprise that this browser was let in for, while the visit lasts. */
	public Optional<EnterpriseId> admitted(VisitId visit) {
		return this.visits.enterpriseOf(visit);
	}

	private Invitation issue(EnterpriseId enterprise, Party by, boolean anew) {
		Optional<Invitation> before = this.table.current(enterprise);
		before.ifPresent((old) -> {
			this.table.become(old.id(), State.SUPERSEDED);
			this.visits.end(old.id());
		});
		boolean repair = anew || before.filter((old) -> old.repair() || old.state() == State.CLOSED).isPresent();
		Instant now = this.clock.instant();
		int number = this.table.count(enterprise) + 1;
		UUID id = this.secrets.id(enterprise, number);
		this.table.add(id, enterprise, this.secrets.link(id), now, now.plus(this.settings.lifetime()), repair, by);
		return this.table.lock(id);
	}

	private void remind(Invitation invitation, @Nullable Instant leftAt) {
		if (invitation.state() == State.LOCKED) {
			this.lockNotice.tell(invitation.id());
		}
		else if (invitation.isOpen(this.clock.instant())) {
			int number = invitation.remindersSent() + 1;
			String address = this.letters.remind(invitation, number, leftAt);
			this.table.reminded(invitation.id(), number);
			note(invitation.enterprise(), "Reminder " + number + " sent to " + address + ".");
		}
	}

	/**
	 * The process asks when a reminder is due, before that is sent: so by the time, not
	 * by what was sent. A time that was missed is not made up for.
	 */
	private Optional<Instant> nextReminderAt(Invitation invitation) {
		// The engine cuts its times off at the millisecond and so may ask a little early.
		Instant now = this.clock.instant().plus(AT_ONCE);
		return this.settings.reminders()
			.stream()
			.map(invitation.inTheMailSince()::plus)
			.filter(now::isBefore)
			.filter(invitation.expiresAt()::isAfter)
			.findFirst();
	}

	private void note(EnterpriseId enterprise, String text) {
		this.audit.note(enterprise.value(), Party.SYSTEM, text);
	}

}
