package com.teammate.account;

/** The password is one that others would guess, or not one that we can keep. */
public class PasswordRefused extends RuntimeException {

	private final Reason reason;

	PasswordRefused(Reason reason) {
		super("Password refused: " + reason);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		/** Fewer signs than needed. */
		SHORT,
		/** More than can be kept. */
		LONG,
		/** Everybody would try it. */
		COMMON,
		/** Made of the owner's own name or address. */
		OWN,
		/** The current one was not right. */
		WRONG

	}

}
