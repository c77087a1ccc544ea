package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * From when and until when Graph shows something.
 *
 * @param until null: for good
 */
record Visibility(Instant from, @Nullable Instant until) implements Serializable {

	static Visibility from(Instant from) {
		return new Visibility(from, null);
	}

	Visibility until(Instant until) {
		return new Visibility(this.from, until);
	}

	boolean at(Instant now) {
		return !now.isBefore(this.from) && (this.until == null || now.isBefore(this.until));
	}

	boolean isLasting() {
		return this.until == null;
	}

}
