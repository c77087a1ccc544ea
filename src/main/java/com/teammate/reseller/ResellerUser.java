package com.teammate.reseller;

import java.io.Serializable;

import com.teammate.audit.Party;

/**
 * Somebody who works for a reseller, as known for the length of a session.
 *
 * @param email what they log in with
 */
public record ResellerUser(UserId id, ResellerId reseller, String email, String name,
		Role role) implements Serializable {

	/** Who looks after the account as well: colleagues and API keys. */
	public boolean isAdministrator() {
		return this.role == Role.ADMINISTRATOR;
	}

	/** Who acts when this person does. */
	public Party party() {
		return Party.user(this.id.value(), this.name);
	}

	/** Without personal data, because principals end up in log lines. */
	@Override
	public String toString() {
		return "ResellerUser[" + this.id + "]";
	}

	/** What a user may do. */
	public enum Role {

		/** Everything, also the account itself. */
		ADMINISTRATOR,
		/** Enterprises and their users. */
		MEMBER

	}

}
