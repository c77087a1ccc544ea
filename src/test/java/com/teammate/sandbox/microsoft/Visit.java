package com.teammate.sandbox.microsoft;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A browser on its way through Microsoft's pages.
 *
 * @param alias the tenant in the path, perhaps {@code organizations}
 */
record Visit(String id, Ceremony ceremony, String alias, Map<String, String> parameters, @Nullable Account account) {

	static Visit of(Ceremony ceremony, String alias, Map<String, String> parameters) {
		return new Visit(Guids.random(), ceremony, alias, Map.copyOf(parameters), null);
	}

	Visit by(Account account) {
		return new Visit(this.id, this.ceremony, this.alias, this.parameters, account);
	}

	String parameter(String name) {
		return this.parameters.getOrDefault(name, "");
	}

	boolean isAnyTenant() {
		return Aliases.isAnyTenant(this.alias);
	}

}
