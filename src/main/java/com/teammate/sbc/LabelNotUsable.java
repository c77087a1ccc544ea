package com.teammate.sbc;

/** A sub-domain cannot be called like that, or not any more. */
public class LabelNotUsable extends RuntimeException {

	public LabelNotUsable(String label) {
		super("The label " + label + " cannot be used");
	}

}
