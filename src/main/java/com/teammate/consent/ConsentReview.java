package com.teammate.consent;

import java.util.Set;

/**
 * How the consents of an enterprise stand at Microsoft, long after they were proven.
 *
 * @param missing which of them Microsoft's records do not show, or not whole
 * @param applicationDisabled whether the customer has switched our application off, so
 * that nothing can be read
 */
public record ConsentReview(Set<ConsentKind> missing, boolean applicationDisabled) {

	public ConsentReview {
		missing = Set.copyOf(missing);
	}

}
