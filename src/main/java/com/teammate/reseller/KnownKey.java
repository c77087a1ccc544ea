package com.teammate.reseller;

import java.util.Set;
import java.util.UUID;

/**
 * A living API key that a program has shown.
 *
 * @param suspended whether its reseller is not let in at the moment
 */
public record KnownKey(UUID id, Reseller reseller, Set<KeyScope> scopes, boolean suspended) {

	public boolean may(KeyScope scope) {
		return this.scopes.contains(scope);
	}

}
