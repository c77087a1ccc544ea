package com.teammate.cdr;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time, its end not included.
 */
public record CallRange(Instant from, Instant to) {

	boolean contains(Instant instant) {
		return !instant.isBefore(this.from) && instant.isBefore(this.to);
	}

	Duration length() {
		return Duration.between(this.from, this.to);
	}

}
