package com.teammate.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.teammate.audit.Audit;
import com.teammate.reseller.EmailTaken;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.Resellers;
import com.teammate.reseller.Terms;
import com.teammate.reseller.UserId;

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
	 * @param by who of the staff does it
	 */
	public ResellerId open(Terms terms, String contact, String by) {
		Reseller reseller = this.resellers.register(terms);
		this.people.add(reseller.id(), terms.email(), contact.isBlank() ? terms.name() : contact, Role.ADMINISTRATOR);
		this.letters.drop(Purpose.ACTIVATION, terms.email());
		note(reseller.id(), by, "Created the reseller " + terms.name());
		return reseller.id();
	}

	/** Throws {@link EmailTaken}. */
	public void change(ResellerId reseller, Terms terms, String by) {
		this.resellers.change(reseller, terms);
		note(reseller, by, "Changed the terms of " + terms.name());
	}

	/** Ends every session of it, and lets neither people nor programs in. */
	public void suspend(ResellerId reseller, String reason, String by) {
		if (this.resellers.suspend(reseller)) {
			this.sessions.end(reseller);
			note(reseller, by, "Suspended the reseller: " + reason);
		}
	}

	/** Lets people and programs in again. */
	public void resume(ResellerId reseller, String reason, String by) {
		if (this.resellers.resume(reseller)) {
			note(reseller, by, "Let the reseller in again: " + reason);
		}
	}

	@Transactional(readOnly = true)
	public List<Person> people(ResellerId reseller) {
		return this.people.of(reseller);
	}

	/** Adds a colleague, who gets a letter. Throws {@link EmailTaken}. */
	public void invite(ResellerId reseller, String email, String name, Role role, String by) {
		ResellerUser user = this.people.add(reseller, email, name, role);
		this.letters.drop(Purpose.ACTIVATION, user.email());
		note(reseller, by, "Invited " + user.email() + " as " + role.name().toLowerCase(Locale.ROOT));
	}

	/**
	 * Mails the link to choose a first password again, if there is somebody who has none.
	 */
	public void remind(ResellerId reseller, UserId user, String by) {
		find(reseller, user).filter((person) -> !person.activated()).ifPresent((person) -> {
			this.letters.drop(Purpose.ACTIVATION, person.user().email());
			note(reseller, by, "Sent the activation to " + person.user().email() + " again");
		});
	}

	/** Ends every session of a colleague, who cannot come in again. */
	public void remove(ResellerId reseller, UserId user, String by) {
		find(reseller, user).ifPresent((person) -> {
			this.sessions.end(user);
			this.people.remove(user);
			note(reseller, by, "Removed " + person.user().email());
		});
	}

	private Optional<Person> find(ResellerId reseller, UserId user) {
		return this.people.find(reseller, user);
	}

	private void note(ResellerId reseller, String by, String what) {
		this.audit.note(reseller.value(), by, what);
	}

}
