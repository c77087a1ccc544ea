package com.teammate.consent;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.TenantId;
import org.jspecify.annotations.Nullable;

/** What a callback from Microsoft amounted to. A hint, never a proof. */
public sealed interface ConsentAnswer {

	/**
	 * Microsoft says yes.
	 *
	 * @param administrator object id of the person at the first consent; null at the
	 * second, which carries no identity
	 */
	record Granted(EnterpriseId enterprise, ConsentKind kind, TenantId tenant,
			@Nullable String administrator) implements ConsentAnswer {

	}

	/**
	 * Microsoft, or one of our checks, says no. {@code signal}: Microsoft's code, for
	 * support.
	 */
	record Declined(EnterpriseId enterprise, ConsentKind kind, DeclineReason reason,
			@Nullable String signal) implements ConsentAnswer {

	}

	/** Forged, repeated, from another browser or too late: changes nothing. */
	record Ignored() implements ConsentAnswer {

	}

}
