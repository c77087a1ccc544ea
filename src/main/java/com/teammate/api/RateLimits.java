package com.teammate.api;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts requests by key, for all nodes together. Each request moves the key's time of
 * "all used up" a little on (the algorithm is known as GCRA): one statement, one small
 * row, and no burst at the edge of a window.
 */
@Component
class RateLimits {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final int limit;

	RateLimits(JdbcClient jdbc, Clock clock, ApiSettings settings) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.limit = settings.requestsPerMinute();
	}

	/** Takes one request of those that the key may make now, if any is left. */
	Standing take(String key) {
		return take(key, this.limit);
	}

	/** The same, by a limit of its own. */
	Standing take(String key, int limit) {
		Duration each = WINDOW.dividedBy(limit);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		return this.jdbc.sql("""
				insert into api_rate as known (key, used_until) values (:key, :first)
				on conflict (key) do update set used_until = greatest(known.used_until, :now)
					+ :each * interval '1 microsecond'
				where greatest(known.used_until, :now) + :each * interval '1 microsecond' <= :most
				returning used_until""")
			.param("key", key)
			.param("first", Timestamp.from(now.plus(each)))
			.param("now", Timestamp.from(now))
			.param("each", each.toNanos() / 1000)
			.param("most", Timestamp.from(now.plus(WINDOW)))
			.query(Timestamp.class)
			.optional()
			.map((until) -> standing(limit, Duration.between(now, until.toInstant()), true))
			.orElseGet(() -> standing(limit, WINDOW, false));
	}

	private static Standing standing(int limit, Duration used, boolean granted) {
		Duration each = WINDOW.dividedBy(limit);
		long left = granted ? WINDOW.minus(used).dividedBy(each) : 0;
		return new Standing(granted, limit, left, seconds(used), seconds(each));
	}

	private static long seconds(Duration duration) {
		return Math.max(1, duration.plusMillis(999).toSeconds());
	}

	/**
	 * How a key stands.
	 *
	 * @param reset seconds until all requests are there again
	 * @param retryAfter seconds until the next one is there
	 */
	record Standing(boolean granted, int limit, long remaining, long reset, long retryAfter) {

	}

}
