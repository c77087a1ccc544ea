package com.teammate.cdr;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A span of time, its end not included.
 */
public record CallRange(Instant from, Instant to) {

	boolean contains(Instant instant) {
		return !instant.isBefore(this.from) && instant.isBefore(this.to);
	}

	LocalDate firstDay() {
		return LocalDate.ofInstant(this.from, ZoneOffset.UTC);
	}

	LocalDate lastDay() {
		Instant last = this.to.minusNanos(1);
		return LocalDate.ofInstant(last.isBefore(this.from) ? this.from : last, ZoneOffset.UTC);
	}

	Duration length() {
		return Duration.between(this.from, this.to);
	}

}
