package com.teammate.onboarding;

/** An invitation cannot be passed on like that. */
public class HandOverRefused extends RuntimeException {

	private final Reason reason;

	HandOverRefused(Reason reason) {
		super("The invitation cannot be handed over: " + reason);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** What is in the way. */
	public enum Reason {

		/** The invitation went to that address anyway. */
		SAME_ADDRESS,
		/** The address belongs to another organization, or to none. */
		OTHER_ORGANIZATION,
		/** Microsoft could not be asked to which organization it belongs. */
		MICROSOFT_UNAVAILABLE,
		/** It was passed on often enough today. */
		TOO_OFTEN,
		/** The consents are proven, or the enterprise stands still. */
		NOT_OPEN

	}

}
