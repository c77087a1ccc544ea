package com.teammate.webhook;

import java.time.Instant;

import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * Where a program of a reseller listens.
 *
 * @param stop why we have disabled it, if we have
 * @param failingSince the first failure since the last success
 * @param oldSecretUntil how long the secret before this one still signs, too
 * @param version counts what the reseller changed; the source of the ETag
 */
public record Endpoint(EndpointId id, ResellerId reseller, NewEndpoint wish, @Nullable Stop stop,
		@Nullable Instant failingSince, @Nullable Instant oldSecretUntil, Instant createdAt, Instant updatedAt,
		long version) {

	/** Why we deliver nothing there any more. */
	public enum Stop {

		/** It answered 410 Gone. */
		GONE,
		/** Nothing has got through for days. */
		FAILING

	}

}
