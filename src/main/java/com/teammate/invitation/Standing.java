package com.teammate.invitation;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;

/** How the invitation behind a link stands, as far as whoever holds the link may know. */
public sealed interface Standing {

	/** Its code may be entered. */
	record Open(EnterpriseId enterprise, Instant expiresAt) implements Standing {

	}

	/** Too many wrong tries. */
	record Locked(EnterpriseId enterprise) implements Standing {

	}

	/** The enterprise is disabled; its code may be entered once that is over. */
	record Disabled(EnterpriseId enterprise) implements Standing {

	}

	/** A newer mail was sent. */
	record Superseded(EnterpriseId enterprise, Instant newerSentAt) implements Standing {

	}

	/** The consents are proven: it has done its work, and lets nobody in any more. */
	record Done(EnterpriseId enterprise) implements Standing {

	}

	/** Unknown, expired or withdrawn: strangers cannot tell which. */
	record NotValid() implements Standing {

	}

}
