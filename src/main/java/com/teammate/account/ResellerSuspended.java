package com.teammate.account;

/** Operations do not let anybody of that reseller in at the moment. */
public class ResellerSuspended extends RuntimeException {

	ResellerSuspended() {
		super("The reseller is suspended");
	}

}
