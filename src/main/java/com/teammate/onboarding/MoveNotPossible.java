package com.teammate.onboarding;

/** A token cannot be set like that, or not by that person. */
public class MoveNotPossible extends RuntimeException {

	MoveNotPossible(String message) {
		super(message);
	}

}
