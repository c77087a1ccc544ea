package com.teammate.reseller;

/** Somebody else is registered with that address. */
public class EmailTaken extends RuntimeException {

	public EmailTaken() {
		super("Somebody else has that e-mail address");
	}

}
