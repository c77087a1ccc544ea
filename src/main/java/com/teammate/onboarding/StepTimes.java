package com.teammate.onboarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import com.teammate.onboarding.Progress.StepId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long each step took lately, read when somebody asks and not more often than once a
 * minute. The engine's API knows averages only, so its history is read as it lies.
 */
@Component
class StepTimes {

	private static final Duration FRESH = Duration.ofMinutes(1);

	/** How far back it looks. */
	private static final Duration RECENT = Duration.ofDays(30);

	/** Fewer tell nothing. */
	private static final int ENOUGH = 10;

	/** Until then nobody is reminded either. */
	private static final Duration NEVER_LATE = Duration.ofDays(2);

	private final JdbcClient jdbc;

	private final Clock clock;

	private Instant readAt = Instant.MIN;

	private Map<StepId, StepTime> last = Map.of();

	StepTimes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	synchronized Map<StepId, StepTime> now() {
		Instant now = this.clock.instant();
		if (this.readAt.isBefore(now.minus(FRESH))) {
			this.last = read(now);
			this.readAt = now;
		}
		return this.last;
	}

	/** Nine of ten take no longer. */
	Duration usual(StepId step) {
		StepTime time = now().get(step);
		return (time == null || time.count() < ENOUGH || time.ninetieth().compareTo(NEVER_LATE) < 0) ? NEVER_LATE
				: time.ninetieth();
	}

	private Map<StepId, StepTime> read(Instant now) {
		Map<StepId, StepTime> times = new EnumMap<>(StepId.class);
		this.jdbc
			.sql("""
					select act_id_, count(*), percentile_cont(array[0.5, 0.9]) within group (order by duration_)
					from act_hi_actinst where start_time_ > :since and end_time_ is not null and act_type_ <> 'exclusiveGateway'
					group by act_id_
					""")
			.param("since", Timestamp.from(now.minus(RECENT)))
			.query((rows) -> {
				StepId step = Places.step(rows.getString(1));
				Double[] percentiles = (Double[]) rows.getArray(3).getArray();
				StepTime time = new StepTime(rows.getLong(2), Duration.ofMillis(percentiles[0].longValue()),
						Duration.ofMillis(percentiles[1].longValue()));
				// Of the several places of one step, the slowest tells.
				if (step != null
						&& (times.get(step) == null || times.get(step).median().compareTo(time.median()) < 0)) {
					times.put(step, time);
				}
			});
		return times;
	}

	/** How long a step took lately. */
	record StepTime(long count, Duration median, Duration ninetieth) {

	}

}
