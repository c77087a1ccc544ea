package com.teammate.enterprise;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which enterprises of a reseller to list, newest first.
 *
 * @param text part of name or administrator address
 * @param after the last enterprise of the page before
 * @param limit 1 to 200
 */
public record EnterpriseQuery(@Nullable String text, @Nullable EnterpriseStatus status, @Nullable Position after,
		int limit) {

	/** A place in the list. */
	public record Position(Instant createdAt, UUID id) {

	}

}
