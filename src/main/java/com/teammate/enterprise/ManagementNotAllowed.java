package com.teammate.enterprise;

/** The administrator does not let the reseller do that. */
public class ManagementNotAllowed extends RuntimeException {

	private final ManagementConsent consent;

	ManagementNotAllowed(EnterpriseId id, ManagementConsents.Scope scope, ManagementConsent consent) {
		super("No management of " + scope + " of " + id);
		this.consent = consent;
	}

	/** How the administrator's consent stood at that moment. */
	public ManagementConsent consent() {
		return this.consent;
	}

}
