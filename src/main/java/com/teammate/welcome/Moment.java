package com.teammate.welcome;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;

/** A time as people write it in the reader's language. */
final class Moment {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

	private Moment() {
	}

	static String of(Instant instant) {
		return day(LocalDate.ofInstant(instant, ZoneOffset.UTC)) + ", " + TIME.format(instant.atOffset(ZoneOffset.UTC));
	}

	static String day(LocalDate day) {
		Locale language = LocaleContextHolder.getLocale();
		// The day comes before the month in every language of ours.
		return DATE.withLocale(language.getLanguage().equals("en") ? Locale.UK : language).format(day);
	}

}
