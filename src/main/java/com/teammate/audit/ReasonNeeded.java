package com.teammate.audit;

/** One of the staff wanted to act without saying why. */
public class ReasonNeeded extends RuntimeException {

	ReasonNeeded() {
		super("A reason of up to 500 characters is needed");
	}

}
