package com.teammate.diagnosis;

import java.util.regex.Pattern;

/**
 * Takes addresses, tokens and secrets out of words that somebody else wrote, before they
 * are kept or shown.
 */
public final class Redaction {

	private static final Pattern ADDRESS = Pattern.compile("([\\w.%+-])[\\w.%+-]*@([\\w-]+(?:\\.[\\w-]+)+)");

	private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?");

	private static final Pattern SECRET = Pattern
		.compile("(?i)((?:client_secret|client_assertion|password|refresh_token|access_token|id_token|authorization)"
				+ "[\"']?\\s*[=:]\\s*[\"']?(?:bearer |basic )?)[^\\s\"'&,;)}]{6,}");

	/** Of an invitation or a sign-in; the codes of causes are no secret. */
	private static final Pattern CODE = Pattern
		.compile("((?i:\\bcode)[\"']?\\s*[=:]\\s*[\"']?)(?![A-Z]+(?:_[A-Z]+)*[\"'\\s,])[^\\s\"'&,;)}]{6,}");

	private static final Pattern LINK = Pattern.compile("(/invitations/)[\\w-]+");

	private Redaction() {
	}

	/**
	 * The same words; {@code admin@contoso.example} becomes {@code a***@contoso.example}.
	 */
	public static String of(String words) {
		String safe = TOKEN.matcher(words).replaceAll("[token]");
		safe = SECRET.matcher(safe).replaceAll("$1[secret]");
		safe = CODE.matcher(safe).replaceAll("$1[secret]");
		safe = LINK.matcher(safe).replaceAll("$1[link]");
		return ADDRESS.matcher(safe).replaceAll("$1***@$2");
	}

}
