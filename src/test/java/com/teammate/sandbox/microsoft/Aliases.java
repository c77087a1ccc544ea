package com.teammate.sandbox.microsoft;

import java.util.Set;

/** Names in the place of a tenant that stand for many. */
final class Aliases {

	private static final Set<String> ANY_TENANT = Set.of("organizations", "common");

	private Aliases() {
	}

	static boolean isAnyTenant(String alias) {
		return ANY_TENANT.contains(alias);
	}

	/** Fails unless it is one of these or a tenant. */
	static void check(String alias, Tenants tenants) {
		if ("consumers".equals(alias)) {
			throw new EntraError(400, "invalid_request", 9002331,
					"Application is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.");
		}
		if (!isAnyTenant(alias) && tenants.find(alias).isEmpty()) {
			throw EntraError.unknownTenant(alias);
		}
	}

}
