package com.teammate.invitation;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;

/** What came of typing a code. */
public sealed interface CodeEntry {

	/** Right code: this browser is let in. */
	record Admitted(EnterpriseId enterprise, VisitId visit) implements CodeEntry {

	}

	/** Wrong code, and how many tries are left. */
	record Wrong(EnterpriseId enterprise, int triesLeft) implements CodeEntry {

	}

	/**
	 * Too many wrong tries: nobody gets in with this invitation any more. {@code now}: by
	 * this very try.
	 */
	record Locked(EnterpriseId enterprise, boolean now) implements CodeEntry {

	}

	/** The enterprise is disabled; the code was not even looked at. */
	record Disabled(EnterpriseId enterprise) implements CodeEntry {

	}

	/** A newer mail was sent. */
	record Superseded(EnterpriseId enterprise, Instant newerSentAt) implements CodeEntry {

	}

	/** Unknown, expired or withdrawn: strangers cannot tell which. */
	record NotValid() implements CodeEntry {

	}

}
