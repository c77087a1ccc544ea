package com.teammate.consent;

/** What Microsoft's own records say about the consents of a tenant. */
public sealed interface Proof {

	/** Every permission of both consents is there. */
	record Proven() implements Proof {

	}

	/** Not there yet, but may still be on its way between Microsoft's servers. */
	record Replicating() implements Proof {

	}

	/**
	 * A consent is missing or incomplete; its fact has been taken back with that reason.
	 */
	record Missing(ConsentKind kind, DeclineReason reason) implements Proof {

	}

}
