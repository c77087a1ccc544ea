package com.teammate.enterprise;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Who must do what next.
 *
 * @param code stable name of the deed, for example {@code ENTER_CODE}; the words for it
 * are found by this name
 * @param since when it became their turn
 * @param dueBy when the turn ends by itself, if it does
 */
public record NextAction(Actor actor, String code, Instant since, @Nullable Instant dueBy) {

	/** Whoever an enterprise waits for. */
	public enum Actor {

		RESELLER, GLOBAL_ADMIN, MICROSOFT, SYSTEM, SUPPORT, OPERATIONS

	}

}
