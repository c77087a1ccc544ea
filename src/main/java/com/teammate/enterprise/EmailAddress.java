package com.teammate.enterprise;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that a mail server would accept as a recipient: one {@code @}, a
 * local part of up to 64 characters, an ASCII domain of at least two labels, 254
 * characters in all.
 */
public record EmailAddress(String value) {

	private static final Pattern FORM = Pattern.compile(
			"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

	public EmailAddress {
		if (!isValid(value)) {
			throw new IllegalArgumentException("not an e-mail address");
		}
	}

	public static boolean isValid(String text) {
		return text.length() <= 254 && FORM.matcher(text).matches() && !text.startsWith(".") && !text.contains("..")
				&& !text.contains(".@");
	}

	/** The part behind the {@code @}, in lower case. */
	public String domain() {
		return this.value.substring(this.value.indexOf('@') + 1).toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
