package com.teammate.api;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** By which a caller makes sure that a repeated request is not worked on twice. */
record IdempotencyKey(String value) {

	private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

	IdempotencyKey {
		if (!FORM.matcher(value).matches()) {
			throw new RequestRefused(ProblemCode.INVALID_IDEMPOTENCY_KEY,
					"An Idempotency-Key has 1 to 255 visible ASCII characters.");
		}
	}

	static Optional<IdempotencyKey> from(@Nullable String header) {
		return Optional.ofNullable(header).map(IdempotencyKey::new);
	}

}
