package com.teammate.sandbox.microsoft;

/** Somebody signed in. */
record Account(Tenant tenant, User user) {

	boolean mayConsentForEveryone() {
		return this.tenant.holds(this.user.id(), DirectoryRole.GLOBAL_ADMINISTRATOR);
	}

	/** To application permissions of Graph. */
	boolean mayConsentToRoles() {
		return this.tenant.holds(this.user.id(), DirectoryRole.GLOBAL_ADMINISTRATOR,
				DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
	}

	/** To delegated permissions that only an administrator may grant. */
	boolean mayConsentToAdminScopes() {
		return mayConsentToRoles() || this.tenant.holds(this.user.id(), DirectoryRole.CLOUD_APPLICATION_ADMINISTRATOR);
	}

}
