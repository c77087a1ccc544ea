package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code oauth2PermissionGrants}.
 *
 * @param principalId whom it is for; null: everyone
 */
record Grant(String id, String clientId, @Nullable String principalId, String resourceId, Set<String> scopes,
		Visibility visibility) implements Serializable {

	boolean isForEveryone() {
		return this.principalId == null;
	}

	boolean isFor(String userId) {
		return this.principalId == null || this.principalId.equals(userId);
	}

	Grant with(Visibility visibility) {
		return new Grant(this.id, this.clientId, this.principalId, this.resourceId, this.scopes, visibility);
	}

}
