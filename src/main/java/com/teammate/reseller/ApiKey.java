package com.teammate.reseller;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An API key as its owners see it, which is without the key.
 *
 * @param lastUsedAt when a program last used it, to the minute
 * @param expiresAt until when it works, if not for ever
 */
public record ApiKey(UUID id, String name, Set<KeyScope> scopes, Instant createdAt, @Nullable String createdBy,
		@Nullable Instant lastUsedAt, @Nullable Instant expiresAt) {

	public boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

}
