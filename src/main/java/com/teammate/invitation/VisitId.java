package com.teammate.invitation;

/**
 * The secret by which a browser that entered a right code is known; lives in a cookie,
 * stored only as a hash.
 */
public record VisitId(String value) {

	@Override
	public String toString() {
		return "VisitId[***]";
	}

}
