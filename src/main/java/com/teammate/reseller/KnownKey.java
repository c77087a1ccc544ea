package com.teammate.reseller;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.teammate.audit.Party;
import org.jspecify.annotations.Nullable;

/**
 * A living API key that a program has shown.
 *
 * @param lastUsedAt when it was last used, to the minute
 * @param suspended whether its reseller is not let in at the moment
 */
public record KnownKey(UUID id, String name, Reseller reseller, Set<KeyScope> scopes, @Nullable Instant lastUsedAt,
		boolean suspended) {

	/** Who acts when the program does. */
	public Party party() {
		return Party.apiKey(this.id, this.name);
	}

	public boolean may(KeyScope scope) {
		return this.scopes.contains(scope);
	}

}
