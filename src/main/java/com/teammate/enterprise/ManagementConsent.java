package com.teammate.enterprise;

/**
 * Whether the administrator lets the reseller manage the enterprise's users and routing.
 */
public enum ManagementConsent {

	NOT_REQUESTED, PENDING, GRANTED, REVOKED;

	/**
	 * What becomes of it when the reseller asks for it, or does not want it any more:
	 * asking again needs a new yes.
	 */
	ManagementConsent whenRequested(boolean requested) {
		if (!requested) {
			return NOT_REQUESTED;
		}
		return (this == NOT_REQUESTED) ? PENDING : this;
	}

}
