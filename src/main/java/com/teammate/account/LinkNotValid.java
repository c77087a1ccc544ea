package com.teammate.account;

/** The link is unknown, used or expired, or a newer one was sent. */
public class LinkNotValid extends RuntimeException {

	LinkNotValid() {
		super("The link is not valid");
	}

}
