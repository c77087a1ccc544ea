package com.teammate.enterprise;

import java.util.regex.Pattern;

/** Identifies an SBC region of the catalogue, for example {@code us-east-1}. */
public record RegionId(String value) {

	private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

	public RegionId {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("not a region id");
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
