package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

/**
 * A wish to set a token elsewhere.
 *
 * @param to null when the step is to be left out
 * @param person who asked; somebody else must agree
 * @param consequence what follows from it, as both have read it
 */
public record Move(long id, EnterpriseId enterprise, Place from, @Nullable Place to, String person, String reason,
		String consequence, Instant askedAt, State state, @Nullable String decidedBy) {

	/** A place in a process that is under way. */
	public record Place(String instance, String element, String name) {

	}

	/** Whether it has been decided. */
	public enum State {

		ASKED, DONE, REFUSED,
		/** The token had left before. */
		TOO_LATE

	}

}
