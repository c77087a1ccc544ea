package com.teammate.mail;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * In which language we write to the administrator of an enterprise, whom we do not know
 * yet: that of its country where most people there read it, or else English.
 */
public final class LetterLanguage {

	private static final Set<String> GERMAN = Set.of("DE", "AT", "CH", "LI");

	private static final Set<String> SPANISH = Set.of("ES", "MX", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT",
			"HN", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE");

	private static final Set<String> FRENCH = Set.of("FR", "MC", "LU", "SN", "CI", "BF", "ML", "NE", "TG", "BJ");

	private LetterLanguage() {
	}

	/**
	 * The language for a country.
	 * @param country ISO 3166-1 alpha-2
	 */
	public static Locale of(@Nullable String country) {
		if (country == null) {
			return Locale.ENGLISH;
		}
		if (GERMAN.contains(country)) {
			return Locale.GERMAN;
		}
		if (SPANISH.contains(country)) {
			return Locale.forLanguageTag("es");
		}
		return FRENCH.contains(country) ? Locale.FRENCH : Locale.ENGLISH;
	}

}
