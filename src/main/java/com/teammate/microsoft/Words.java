package com.teammate.microsoft;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Makes Microsoft's words short and safe to log. */
final class Words {

	private static final int LIMIT = 200;

	private static final Pattern TRAILER = Pattern.compile("\\s*Trace ID:.*", Pattern.DOTALL);

	private static final Pattern ADDRESS = Pattern.compile("[^\\s'\"<>]+@[^\\s'\"<>]+");

	// Tokens, codes and secrets are long runs of one alphabet; ids are shorter.
	private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_~+/=.-]{48,}");

	private Words() {
	}

	static String of(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return "no words";
		}
		String safe = TRAILER.matcher(text).replaceFirst("");
		safe = ADDRESS.matcher(safe).replaceAll("(address)");
		safe = SECRET.matcher(safe).replaceAll("(hidden)");
		safe = safe.replaceAll("\\s+", " ").strip();
		return (safe.length() > LIMIT) ? safe.substring(0, LIMIT - 1) + "…" : safe;
	}

}
