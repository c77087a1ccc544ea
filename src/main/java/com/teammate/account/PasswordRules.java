package com.teammate.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which passwords are too easy. Length counts most; beyond it only what everybody would
 * try first is refused, and no signs are demanded.
 */
final class PasswordRules {

	static final int LEAST = 12;

	/** bcrypt reads no further. */
	static final int MOST_BYTES = 72;

	private static final Set<String> WORN_OUT = Set.of("password", "passwort", "passphrase", "passwordpassword",
			"teammate", "welcome", "welcometoteammate", "letmein", "letmeinplease", "changeme", "changemenow", "qwerty",
			"qwertz", "qwertyuiop", "qwertzuiop", "qwertyuiopasdf", "asdfghjkl", "administrator", "admin", "iloveyou",
			"sunshine", "football", "baseball", "princess", "dragon", "monkey", "trustno", "trustnoone", "secret",
			"topsecret", "supersecret", "mypassword", "correcthorsebatterystaple", "microsoft", "microsoftteams",
			"sandbox", "default", "superman", "batman", "abcdefghijkl", "abcdefghijklmnopqrstuvwxyz", "enterprise");

	private static final List<String> ROWS = List.of("01234567890123456789", "98765432109876543210",
			"abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "qwertyuiopasdfghjklzxcvbnm",
			"qwertzuiopasdfghjklyxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "q1w2e3r4t5y6u7i8o9p0",
			"1q2w3e4r5t6z7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p");

	private PasswordRules() {
	}

	/**
	 * Why it is refused, if it is.
	 * @param own words about its owner that others know: name, address, company
	 */
	static Optional<PasswordRefused.Reason> check(String password, Stream<String> own) {
		if (password.codePointCount(0, password.length()) < LEAST) {
			return Optional.of(PasswordRefused.Reason.SHORT);
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
			return Optional.of(PasswordRefused.Reason.LONG);
		}
		String plain = password.toLowerCase(Locale.ROOT);
		if (isWornOut(plain) || isRepeated(plain) || ROWS.stream().anyMatch((row) -> row.contains(plain))) {
			return Optional.of(PasswordRefused.Reason.COMMON);
		}
		return own.anyMatch((word) -> isMostly(plain, word)) ? Optional.of(PasswordRefused.Reason.OWN)
				: Optional.empty();
	}

	/** Also with figures and signs around it, and with figures for letters. */
	private static boolean isWornOut(String plain) {
		String core = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
		String read = core.replace('0', 'o')
			.replace('1', 'l')
			.replace('3', 'e')
			.replace('4', 'a')
			.replace('@', 'a')
			.replace('5', 's')
			.replace('$', 's')
			.replace('7', 't');
		return WORN_OUT.contains(lettersOf(core)) || WORN_OUT.contains(lettersOf(read))
				|| (core.isEmpty() && plain.chars().distinct().count() < 5);
	}

	/** The same few signs again and again. */
	private static boolean isRepeated(String plain) {
		return IntStream.rangeClosed(1, plain.length() / 2)
			.anyMatch((length) -> length <= 5 && IntStream.range(length, plain.length())
				.allMatch((i) -> plain.charAt(i) == plain.charAt(i % length)));
	}

	private static boolean isMostly(String plain, String word) {
		return Arrays.stream(word.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
			.filter((part) -> part.length() > 3)
			.anyMatch(
					(part) -> lettersOf(plain).equals(lettersOf(part)) || plain.equals(word.toLowerCase(Locale.ROOT)));
	}

	private static String lettersOf(String text) {
		return text.replaceAll("[^\\p{L}]", "");
	}

}
