package com.teammate.cdr;

import java.time.Duration;

/** Nobody can be told of the calls in such a span of time. */
public final class RangeNotValid extends RuntimeException {

	private final Duration longest;

	private final boolean tooLong;

	RangeNotValid(Duration longest, boolean tooLong) {
		super(tooLong ? "Longer than " + longest : "Ends before it begins");
		this.longest = longest;
		this.tooLong = tooLong;
	}

	/** Or else it ends before it begins. */
	public boolean isTooLong() {
		return this.tooLong;
	}

	public Duration longest() {
		return this.longest;
	}

}
