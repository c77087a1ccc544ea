package com.teammate.consent;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A browser sent to Microsoft, expected back.
 *
 * @param tenant where it was sent to; null for any
 */
record ConsentRequest(String stateHash, EnterpriseId enterprise, ConsentKind kind, String browserHash,
		@Nullable TenantId tenant, Instant expiresAt) {

}
