package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

/**
 * Something about an enterprise that does not move by itself, or threatens to.
 *
 * @param cause why, in the words of the catalogue
 * @param place where in the diagram, by the id of the element; null where only the
 * enterprise's next action tells of it
 * @param nextTry when the engine tries again by itself; null if it does not
 */
public record StuckCase(EnterpriseId enterprise, Kind kind, Diagnosis cause, Instant since, @Nullable String place,
		@Nullable Instant nextTry) {

	/** In which way it is stuck. */
	public enum Kind {

		/** A step has given up. */
		INCIDENT,
		/** A step has failed and is tried again: early warning. */
		RETRYING,
		/** Somebody must act, or a wait has lasted longer than usual. */
		WAITING

	}

}
