package com.teammate.welcome;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as people write it. */
final class Moment {

	private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'",
			Locale.ENGLISH);

	private Moment() {
	}

	static String of(Instant instant) {
		return FORM.format(instant.atOffset(ZoneOffset.UTC));
	}

}
