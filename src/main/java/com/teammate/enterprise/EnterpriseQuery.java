package com.teammate.enterprise;

import java.time.Instant;
import java.util.UUID;

import com.teammate.enterprise.NextAction.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Which enterprises of a reseller to list, and in what order.
 *
 * @param text part of name or administrator address
 * @param actor whom they wait for
 * @param after the last enterprise of the page before
 * @param limit 1 to 200
 */
public record EnterpriseQuery(@Nullable String text, @Nullable EnterpriseStatus status, @Nullable Actor actor,
		Order order, @Nullable Position after, int limit) {

	/** Newest first, whomever they wait for. */
	public EnterpriseQuery(@Nullable String text, @Nullable EnterpriseStatus status, @Nullable Position after,
			int limit) {
		this(text, status, null, Order.NEWEST, after, limit);
	}

	/** A place in the list. */
	public record Position(Instant createdAt, UUID id) {

	}

	/** What comes first. */
	public enum Order {

		NEWEST, NAME,
		/**
		 * Those that have waited longest for whoever must act; then those that wait for
		 * nobody.
		 */
		LONGEST_WAIT

	}

}
