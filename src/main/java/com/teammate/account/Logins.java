package com.teammate.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import com.teammate.account.MailedLinks.Link;
import com.teammate.account.People.Credentials;
import com.teammate.audit.Audit;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.Resellers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people of resellers in, and lets them choose their passwords. One user after the
 * other is judged under a lock of the row, so that many tries at once count as many.
 */
@Service
@Transactional(noRollbackFor = { ResellerSuspended.class, PasswordRefused.class })
public class Logins {

	private final People people;

	private final Passwords passwords;

	private final MailedLinks links;

	private final LetterBox letters;

	private final Sessions sessions;

	private final Resellers resellers;

	private final Audit audit;

	private final AccountSettings settings;

	private final Clock clock;

	Logins(People people, Passwords passwords, MailedLinks links, LetterBox letters, Sessions sessions,
			Resellers resellers, Audit audit, AccountSettings settings, Clock clock) {
		this.people = people;
		this.passwords = passwords;
		this.links = links;
		this.letters = letters;
		this.sessions = sessions;
		this.resellers = resellers;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Whose address and password these are, if anybody's. A locked account answers as a
	 * wrong password does. Throws {@link ResellerSuspended}, but only to who knows the
	 * password.
	 */
	public Optional<Admission> logIn(String email, String password) {
		Optional<Credentials> known = this.people.lock(email);
		boolean right = this.passwords.matches(password, known.map(Credentials::hash).orElse(null));
		return known.filter((each) -> isAdmitted(each, right)).map(Credentials::admission);
	}

	/**
	 * Whose address this is, as somebody has proven who may vouch for it. Throws
	 * {@link ResellerSuspended}.
	 */
	public Optional<Admission> vouchedFor(String email) {
		return this.people.lock(email).filter((known) -> {
			note(known, "Logged in by single sign-on");
			return true;
		}).map(Credentials::admission);
	}

	/**
	 * Whether who was let in may stay: nobody has ended that since, by another role or
	 * password, by a removal or a suspension. Asked at every request, because a login
	 * that was under way then has its session only afterwards.
	 */
	@Transactional(readOnly = true)
	public boolean holds(Admission admission) {
		return this.people.isStill(admission);
	}

	/** Whom a link lets choose a password; looking changes nothing. */
	public Optional<OpenLink> look(String token) {
		return this.links.find(token)
			.flatMap((link) -> this.people.lock(link.user())
				.filter((known) -> !known.suspended())
				.map((known) -> new OpenLink(known.user(), link.purpose())));
	}

	/**
	 * Sets the password by a link, which is used up then, and ends every session of
	 * before. Throws {@link LinkNotValid} and {@link PasswordRefused}.
	 */
	public Admission choose(String token, String name, String password) {
		Link link = this.links.find(token).orElseThrow(LinkNotValid::new);
		Credentials known = this.people.lock(link.user())
			.filter((each) -> !each.suspended())
			// Again, under the lock: of two at once the first has used it up.
			.filter((each) -> this.links.find(token).isPresent())
			.orElseThrow(LinkNotValid::new);
		String called = name.isBlank() ? known.user().name() : name;
		check(known.user(), called, password);
		this.people.choose(link.user(), called, this.passwords.hash(password));
		this.links.endAll(link.user());
		this.sessions.end(link.user());
		boolean first = link.purpose() == Purpose.ACTIVATION;
		audit(known.user(), first ? "Activated the account" : "Chose a new password by a mailed link");
		if (!first) {
			this.letters.drop(Purpose.CHANGED, known.user().email());
		}
		this.people.noteLogin(link.user());
		return this.people.lock(link.user()).orElseThrow(LinkNotValid::new).admission();
	}

	/**
	 * Ends every session, also the one it is done in: who has changed it is admitted
	 * anew. Throws {@link PasswordRefused}.
	 */
	public Admission change(ResellerUser user, String current, String password) {
		Credentials known = this.people.lock(user.id()).orElseThrow(LinkNotValid::new);
		boolean right = this.passwords.matches(current, known.hash());
		if (!isAdmitted(known, right)) {
			throw new PasswordRefused(PasswordRefused.Reason.WRONG);
		}
		check(known.user(), known.user().name(), password);
		this.people.choose(user.id(), known.user().name(), this.passwords.hash(password));
		this.links.endAll(user.id());
		this.sessions.end(user.id());
		this.letters.drop(Purpose.CHANGED, user.email());
		audit(user, "Changed the password");
		return this.people.lock(user.id()).orElseThrow(LinkNotValid::new).admission();
	}

	/** Mails a link for a new password to that address, if anybody has it. */
	public void forgot(String email) {
		this.letters.drop(Purpose.RESET, email);
	}

	private boolean isAdmitted(Credentials known, boolean right) {
		Instant now = this.clock.instant();
		if (known.isLocked(now)) {
			return false;
		}
		if (!right) {
			countFailure(known, now);
			return false;
		}
		note(known, "Logged in");
		return true;
	}

	private void note(Credentials known, String what) {
		if (known.suspended()) {
			throw new ResellerSuspended();
		}
		this.people.noteLogin(known.user().id());
		audit(known.user(), what);
	}

	private void countFailure(Credentials known, Instant now) {
		// A lock that is over has used its failures up.
		int failures = ((known.lockedUntil() != null) ? 0 : known.failures()) + 1;
		boolean locks = failures >= this.settings.maxWrongPasswords();
		this.people.noteFailure(known.user().id(), failures, locks ? now.plus(this.settings.lockFor()) : null);
		if (locks) {
			this.letters.drop(Purpose.LOCKED, known.user().email());
			audit(known.user(), "Locked after " + failures + " wrong passwords");
		}
	}

	private void check(ResellerUser user, String name, String password) {
		String company = this.resellers.get(user.reseller()).name();
		PasswordRules.check(password, Stream.of(user.email(), name, company)).ifPresent((reason) -> {
			throw new PasswordRefused(reason);
		});
	}

	private void audit(ResellerUser user, String what) {
		this.audit.note(user.reseller().value(), user.party(), what);
	}

}
