package com.teammate.cdr;

/** The source of call data did not give it. Carries nothing of what it said. */
public final class CallsNotReadable extends RuntimeException {

	private final Reason reason;

	CallsNotReadable(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why not. */
	public enum Reason {

		/** This installation has no source. */
		NOT_CONNECTED,
		/** No answer, none in time, or one that was no success. */
		UNREACHABLE,
		/** More than we are ready to read at once; a shorter time may help. */
		TOO_MUCH,
		/** Not in the form that was agreed. */
		WRONG_FORM

	}

}
