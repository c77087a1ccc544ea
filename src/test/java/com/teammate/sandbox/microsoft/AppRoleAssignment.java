package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Instant;

/**
 * An application permission granted to a service principal.
 *
 * @param inTokensFrom when new tokens carry it
 * @param believedFrom when Graph accepts it
 */
record AppRoleAssignment(String id, Permission permission, String principalId, String resourceId, Instant createdAt,
		Visibility visibility, Instant inTokensFrom, Instant believedFrom) implements Serializable {

}
