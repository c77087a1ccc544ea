package com.teammate.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who of the staff acts, and why: nobody of the staff changes anything without a reason.
 *
 * @param person the name of the login
 */
public record StaffAct(String person, String reason) implements Party {

	private static final int LENGTH = 500;

	public StaffAct {
		reason = reason.strip();
		if (reason.isEmpty() || reason.length() > LENGTH) {
			throw new ReasonNeeded();
		}
	}

	@Override
	public Kind kind() {
		return Kind.STAFF;
	}

	@Override
	public @Nullable UUID id() {
		return null;
	}

	@Override
	public String name() {
		return this.person;
	}

}
