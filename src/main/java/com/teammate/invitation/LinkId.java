package com.teammate.invitation;

/**
 * The public part of an invitation: it stands in the mail's link, and alone lets nobody
 * in.
 */
public record LinkId(String value) {

	@Override
	public String toString() {
		return "LinkId[***]";
	}

}
