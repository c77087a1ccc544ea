package com.teammate.cdr;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One call, as our side of the wire saw it. Its numbers are personal data: they are shown
 * and never logged.
 *
 * @param region of the Session Border Controller that carried it, if known
 * @param sipStatus how it ended, 200 when it was answered, if known
 */
public record Call(String id, Instant startedAt, Duration duration, Direction direction, String from, String to,
		@Nullable String region, @Nullable Integer sipStatus) {

	/** Without the numbers. */
	@Override
	public String toString() {
		return "Call[" + this.startedAt + "]";
	}

	/** As the enterprise sees it. */
	public enum Direction {

		INBOUND, OUTBOUND

	}

}
