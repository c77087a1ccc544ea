package com.teammate.reseller;

/** The reseller has a living key of that name. */
public class KeyNameTaken extends RuntimeException {

	KeyNameTaken() {
		super("There is a key of that name");
	}

}
