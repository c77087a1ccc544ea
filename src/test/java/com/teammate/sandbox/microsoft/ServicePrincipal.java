package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Instant;

/**
 * An application as it lives in a tenant.
 *
 * @param tokensFrom when Entra starts to issue tokens to it
 */
record ServicePrincipal(String id, String appId, String displayName, boolean enabled, Visibility visibility,
		Instant tokensFrom) implements Serializable {

	ServicePrincipal enabled(boolean enabled) {
		return new ServicePrincipal(this.id, this.appId, this.displayName, enabled, this.visibility, this.tokensFrom);
	}

}
