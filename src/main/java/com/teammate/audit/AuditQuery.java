package com.teammate.audit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail to show, newest first.
 *
 * @param text part of sentence, reason or values
 * @param person how an account, an API key or a login of the staff is called
 * @param staffOnly leaves out what resellers, administrators and the system did
 * @param before only entries with a smaller number: the next page
 */
public record AuditQuery(@Nullable UUID subject, @Nullable String text, @Nullable String person, boolean staffOnly,
		@Nullable Instant from, @Nullable Instant to, @Nullable Long before, int limit) {

	/** Everything about one subject. */
	public static AuditQuery about(UUID subject) {
		return new AuditQuery(subject, null, null, false, null, null, null, 1000);
	}

}
