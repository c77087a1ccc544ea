package com.teammate.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The time of the whole sandbox: it runs like any other, and jumps ahead when asked. */
public final class SandboxClock extends Clock {

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	/** Lets time pass for the product, its engine and simulated Microsoft together. */
	public void forward(Duration duration) {
		ClockUtil.offset(this.ahead.updateAndGet((before) -> before.plus(duration)).toMillis());
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.ahead.get());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(Clock.system(zone), this.ahead.get());
	}

}
