package com.teammate.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Says times as people read them. */
@Component
class Times {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final Clock clock;

	Times(Clock clock) {
		this.clock = clock;
	}

	public String at(@Nullable Instant instant) {
		return (instant != null) ? FORMAT.format(instant) : "";
	}

	/** How long ago, or how far ahead: {@code 3 h}. */
	public String since(Instant instant) {
		return length(Duration.between(instant, this.clock.instant()).abs());
	}

	public String length(Duration age) {
		if (age.toDays() > 1) {
			return age.toDays() + " days";
		}
		if (age.toHours() > 1) {
			return age.toHours() + " h";
		}
		return (age.toMinutes() > 0) ? age.toMinutes() + " min" : age.toSeconds() + " s";
	}

}
