package com.teammate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test lets time pass. */
public final class MovableClock extends Clock {

	private volatile Instant now;

	public MovableClock() {
		this(Instant.parse("2026-11-23T10:00:00Z"));
	}

	public MovableClock(Instant now) {
		this.now = now;
	}

	public void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
