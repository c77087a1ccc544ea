package com.teammate.sandbox.microsoft;

import java.util.Set;

/**
 * What a call needs.
 *
 * @param anyOf permissions of which the token must carry one
 * @param change whether a person must be an administrator as well
 */
record Access(Set<String> anyOf, boolean change) {

	static Access toRead(String... anyOf) {
		return new Access(Set.of(anyOf), false);
	}

	static Access toChange(String... anyOf) {
		return new Access(Set.of(anyOf), true);
	}

	void check(Tenant tenant, AccessToken token, Set<String> believed) {
		if (this.anyOf.stream().noneMatch(believed::contains)) {
			throw GraphError.denied();
		}
		if (this.change && !token.application() && !tenant.holds(token.objectId(), DirectoryRole.GLOBAL_ADMINISTRATOR,
				DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR)) {
			throw GraphError.denied();
		}
	}

}
