package com.teammate.onboarding;

/**
 * Neither a cause of the catalogue nor a reseller was named, so everything would be
 * meant.
 */
public class NothingChosen extends RuntimeException {

	NothingChosen() {
		super("A cause of the catalogue or a reseller is needed");
	}

}
