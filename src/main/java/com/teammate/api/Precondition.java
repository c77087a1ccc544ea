package com.teammate.api;

import java.util.Arrays;

import com.teammate.enterprise.Enterprise;
import org.jspecify.annotations.Nullable;

/**
 * The version of something that a caller has seen (If-Match). Compared strongly, as RFC
 * 9110 says: a weak tag never matches.
 */
record Precondition(@Nullable String ifMatch) {

	/** Throws {@link RequestRefused} when the header is missing. */
	static Precondition required(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw new RequestRefused(ProblemCode.PRECONDITION_REQUIRED,
					"Send the ETag of what you change, as you have read it, in the header If-Match.");
		}
		return new Precondition(ifMatch);
	}

	/** Throws {@link RequestRefused} when the enterprise has another version. */
	void check(Enterprise enterprise) {
		check(enterprise.version());
	}

	/** Throws {@link RequestRefused} when the version is another one. */
	void check(long version) {
		check(Long.toString(version));
	}

	/** Throws {@link RequestRefused} when the version is another one. */
	void check(String version) {
		if (this.ifMatch != null && !matches(this.ifMatch, "\"" + version + "\"")) {
			throw new RequestRefused(ProblemCode.PRECONDITION_FAILED,
					"Read it again and repeat your change with its new ETag. Nothing was changed.");
		}
	}

	private static boolean matches(String ifMatch, String tag) {
		return Arrays.stream(ifMatch.split(","))
			.map(String::strip)
			.anyMatch((named) -> named.equals("*") || named.equals(tag));
	}

}
