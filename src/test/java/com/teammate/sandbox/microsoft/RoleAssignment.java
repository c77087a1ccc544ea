package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Instant;

/**
 * A directory role held by a user or a service principal.
 *
 * @param inTokensFrom when new tokens carry it
 */
record RoleAssignment(String id, String principalId, String roleDefinitionId, Visibility visibility,
		Instant inTokensFrom) implements Serializable {

}
