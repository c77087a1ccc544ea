package com.teammate.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds or a date. */
final class RetryAfter {

	private static final Duration LIMIT = Duration.ofHours(6);

	private RetryAfter() {
	}

	static @Nullable Duration parse(@Nullable String header, Instant now) {
		if (header == null || header.isBlank()) {
			return null;
		}
		String text = header.strip();
		return text.matches("\\d{1,9}") ? limited(Duration.ofSeconds(Long.parseLong(text))) : until(text, now);
	}

	private static @Nullable Duration until(String date, Instant now) {
		try {
			Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return limited(Duration.between(now, then));
		}
		catch (DateTimeParseException ex) {
			// A header we cannot read asks for nothing.
			return null;
		}
	}

	private static Duration limited(Duration wish) {
		if (wish.isNegative()) {
			return Duration.ZERO;
		}
		return (wish.compareTo(LIMIT) > 0) ? LIMIT : wish;
	}

}
