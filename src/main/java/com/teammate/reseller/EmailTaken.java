package com.teammate.reseller;

/** Another reseller is registered with that address. */
public class EmailTaken extends RuntimeException {

	EmailTaken() {
		super("Another reseller has that e-mail address");
	}

}
