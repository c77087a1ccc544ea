package com.teammate.enterprise;

/** The users of an enterprise cannot be changed like that, for one of a few reasons. */
public class UserNotPossible extends RuntimeException {

	private final Reason reason;

	private final ManagementConsent consent;

	UserNotPossible(Reason reason, Enterprise enterprise) {
		super("Users of " + enterprise.id() + ": " + reason);
		this.reason = reason;
		this.consent = enterprise.managementConsent();
	}

	public Reason reason() {
		return this.reason;
	}

	/** How the administrator's consent stood at that moment. */
	public ManagementConsent consent() {
		return this.consent;
	}

	/** What is in the way. */
	public enum Reason {

		ENTERPRISE_NOT_ACTIVE, MANAGEMENT_CONSENT_MISSING, USER_LIMIT_REACHED, USER_EXISTS, NUMBER_IN_USE

	}

}
