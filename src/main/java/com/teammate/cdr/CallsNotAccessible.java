package com.teammate.cdr;

/** "Access SIP Data" was not chosen for the enterprise, or the enterprise is removed. */
public final class CallsNotAccessible extends RuntimeException {

	CallsNotAccessible() {
		super("Access SIP Data is not set");
	}

}
