package com.teammate.wish;

import java.util.List;

/** What was asked for cannot be, and every field that is wrong is named. */
public class WishNotValid extends RuntimeException {

	private final transient List<Wrong> errors;

	public WishNotValid(List<Wrong> errors) {
		super("Not valid: " + errors.stream().map(Wrong::field).toList());
		this.errors = List.copyOf(errors);
	}

	public List<Wrong> errors() {
		return this.errors;
	}

}
