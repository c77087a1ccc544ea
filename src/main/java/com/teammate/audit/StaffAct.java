package com.teammate.audit;

/**
 * Who of the staff acts, and why: nobody of the staff changes anything without a reason.
 *
 * @param person the name of the login
 */
public record StaffAct(String person, String reason) {

	private static final int LENGTH = 500;

	public StaffAct {
		reason = reason.strip();
		if (reason.isEmpty() || reason.length() > LENGTH) {
			throw new ReasonNeeded();
		}
	}

}
