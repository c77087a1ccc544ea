package com.teammate.api;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A request that may come again under its Idempotency-Key.
 *
 * @param path where it was sent to
 * @param hash of everything that makes it another request
 */
record Repeatable(Optional<IdempotencyKey> key, String path, String hash) {

	static final String ENTERPRISES = "/api/v1/enterprises";

	static Repeatable of(@Nullable String header, String path) {
		return new Repeatable(IdempotencyKey.from(header), path, path);
	}

	static Repeatable of(@Nullable String header, String path, JsonObject body) {
		String hash = path.equals(ENTERPRISES) ? body.hash() : path + " " + body.hash();
		return new Repeatable(IdempotencyKey.from(header), path, hash);
	}

}
