package com.teammate.webhook;

/** A reseller has as many endpoints as it may. */
public class TooManyEndpoints extends RuntimeException {

	TooManyEndpoints(int most) {
		super("A reseller may have " + most + " webhook endpoints");
	}

}
