package com.teammate.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A time as people read it.
 *
 * @param text in full
 * @param distance how far it is away, for example {@code 3 days}
 */
record Moment(Instant at, String text, String distance) {

	private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'",
			Locale.ENGLISH);

	static Moment of(Instant instant, Clock clock) {
		return new Moment(instant, FORM.format(instant.atOffset(ZoneOffset.UTC)),
				words(Duration.between(instant, clock.instant()).abs()));
	}

	static @Nullable Moment ofNullable(@Nullable Instant instant, Clock clock) {
		return (instant != null) ? of(instant, clock) : null;
	}

	private static String words(Duration duration) {
		if (duration.toDays() > 0) {
			return many(duration.toDays(), "day");
		}
		if (duration.toHours() > 0) {
			return many(duration.toHours(), "hour");
		}
		return (duration.toMinutes() > 0) ? many(duration.toMinutes(), "minute") : "moments";
	}

	private static String many(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s");
	}

}
