package com.teammate.reseller;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an API key is to be.
 *
 * @param expiresAt until when it works, if not for ever
 * @param createdBy who asked for it, if a person did
 */
public record NewKey(String name, Set<KeyScope> scopes, @Nullable Instant expiresAt, @Nullable String createdBy) {

	public NewKey {
		name = name.strip();
		scopes = Set.copyOf(scopes);
	}

	static NewKey forEverything(String name) {
		return new NewKey(name, EnumSet.allOf(KeyScope.class), null, null);
	}

}
