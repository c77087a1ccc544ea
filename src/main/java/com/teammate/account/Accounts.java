package com.teammate.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.reseller.EmailTaken;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.ResellerAccount;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.Resellers;
import com.teammate.reseller.Terms;
import com.teammate.reseller.UserId;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works for a reseller, and whether anybody of it is let in. */
@Service
@Transactional
public class Accounts {

	private final Resellers resellers;

	private final People people;

	private final LetterBox letters;

	private final Sessions sessions;

	private final Audit audit;

	Accounts(Resellers resellers, People people, LetterBox letters, Sessions sessions, Audit audit) {
		this.resellers = resellers;
		this.people = people;
		this.letters = letters;
		this.sessions = sessions;
		this.audit = audit;
	}

	/**
	 * Creates a reseller with its first user, an administrator, who gets a letter. Throws
	 * {@link EmailTaken}.
	 */
	public ResellerId open(Terms terms, String contact, StaffAct act) {
		Reseller reseller = this.resellers.register(terms);
		this.people.add(reseller.id(), terms.email(), contact.isBlank() ? terms.name() : contact, Role.ADMINISTRATOR);
		this.letters.drop(Purpose.ACTIVATION, terms.email());
		note(reseller.id(), act, "Created the reseller " + terms.name());
		return reseller.id();
	}

	/** Throws {@link EmailTaken}. */
	public void change(ResellerId reseller, Terms terms, StaffAct act) {
		Object before = this.resellers.account(reseller).map(ResellerAccount::terms).orElse(null);
		this.resellers.change(reseller, terms);
		this.audit.note(reseller.value(), act, "Changed the terms of " + terms.name(), String.valueOf(before),
				terms.toString());
	}

	/** Ends every session of it, and lets neither people nor programs in. */
	public void suspend(ResellerId reseller, StaffAct act) {
		if (this.resellers.suspend(reseller)) {
			this.sessions.end(reseller);
			note(reseller, act, "Suspended the reseller");
		}
	}

	/** Lets people and programs in again. */
	public void resume(ResellerId reseller, StaffAct act) {
		if (this.resellers.resume(reseller)) {
			note(reseller, act, "Let the reseller in again");
		}
	}

	@Transactional(readOnly = true)
	public List<Person> people(ResellerId reseller) {
		return this.people.of(reseller);
	}

	/** Adds a colleague, who gets a letter. Throws {@link EmailTaken}. */
	public void invite(ResellerId reseller, String email, String name, Role role, Party by) {
		note(reseller, by, invite(reseller, email, name, role));
	}

	/** The same, done by the staff. */
	public void invite(ResellerId reseller, String email, String name, Role role, StaffAct act) {
		note(reseller, act, invite(reseller, email, name, role));
	}

	/**
	 * Mails the link to choose a first password again, if there is somebody who has none.
	 */
	public void remind(ResellerId reseller, UserId user, Party by) {
		remind(reseller, user).ifPresent((what) -> note(reseller, by, what));
	}

	/**
	 * Letters to people of any reseller that the mail server has not taken, oldest first.
	 */
	@Transactional(readOnly = true)
	public List<UnsentLetter> unsentLetters() {
		return this.letters.unsent();
	}

	/** The same, done by the staff. */
	public void remind(ResellerId reseller, UserId user, StaffAct act) {
		remind(reseller, user).ifPresent((what) -> note(reseller, act, what));
	}

	/**
	 * Lets a colleague do more or less than before, which counts at once: every session
	 * of theirs ends. Tells whether there is such a colleague. Throws {@link OwnAccount}.
	 */
	public boolean changeRole(ResellerUser administrator, UserId user, Role role) {
		lookAfter(administrator, user);
		Optional<Person> colleague = find(administrator.reseller(), user);
		colleague.filter((person) -> person.user().role() != role).ifPresent((person) -> {
			this.people.change(user, role);
			this.sessions.end(user);
			note(administrator.reseller(), administrator.party(), "Changed the role of " + person.user().email()
					+ " from " + word(person.user().role()) + " to " + word(role));
		});
		return colleague.isPresent();
	}

	/**
	 * Ends every session of a colleague, who cannot come in again. Throws
	 * {@link OwnAccount}.
	 */
	public void remove(ResellerUser administrator, UserId user) {
		lookAfter(administrator, user);
		find(administrator.reseller(), user).ifPresent((person) -> {
			this.sessions.end(user);
			this.people.remove(user);
			note(administrator.reseller(), administrator.party(), "Removed " + person.user().email());
		});
	}

	/**
	 * Whoever removes or demotes somebody is an administrator and stays one, so there is
	 * always one. Of two who do it to each other at the same moment only the first still
	 * is.
	 */
	private void lookAfter(ResellerUser administrator, UserId colleague) {
		if (administrator.id().equals(colleague)) {
			throw new OwnAccount();
		}
		this.people.lockAll(administrator.reseller());
		if (find(administrator.reseller(), administrator.id()).filter((person) -> person.user().isAdministrator())
			.isEmpty()) {
			throw new AccessDeniedException("No administrator any more");
		}
	}

	private String invite(ResellerId reseller, String email, String name, Role role) {
		ResellerUser user = this.people.add(reseller, email, name, role);
		this.letters.drop(Purpose.ACTIVATION, user.email());
		return "Invited " + user.email() + " as " + word(role);
	}

	private Optional<String> remind(ResellerId reseller, UserId user) {
		return find(reseller, user).filter((person) -> !person.activated()).map((person) -> {
			this.letters.drop(Purpose.ACTIVATION, person.user().email());
			return "Sent the activation to " + person.user().email() + " again";
		});
	}

	private Optional<Person> find(ResellerId reseller, UserId user) {
		return this.people.find(reseller, user);
	}

	private static String word(Role role) {
		return role.name().toLowerCase(Locale.ROOT);
	}

	private void note(ResellerId reseller, Party by, String what) {
		this.audit.note(reseller.value(), by, what);
	}

	private void note(ResellerId reseller, StaffAct act, String what) {
		this.audit.note(reseller.value(), act, what, null, null);
	}

}
