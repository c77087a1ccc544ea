package com.teammate.support;

import java.util.Map;

/** What an operator wrote about a reseller cannot be. */
class ResellerNotValid extends RuntimeException {

	private final transient Map<String, String> wrong;

	/**
	 * Names each wrong field.
	 * @param wrong what is wrong with it, which reads on after its name
	 */
	ResellerNotValid(Map<String, String> wrong) {
		super("Not valid: " + wrong.keySet());
		this.wrong = Map.copyOf(wrong);
	}

	Map<String, String> wrong() {
		return this.wrong;
	}

}
