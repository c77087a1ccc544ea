package com.teammate.account;

/**
 * Nobody removes themselves or changes what they may do; another administrator does.
 */
public class OwnAccount extends RuntimeException {

	OwnAccount() {
		super("Own account");
	}

}
