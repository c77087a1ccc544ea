package com.teammate.sbc;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;

/**
 * The link between an enterprise's tenant and one region.
 *
 * @param fqdn the enterprise's sub-domain of the region
 * @param since when it came to this state
 * @param activationOverdue whether activation has taken longer than it should, so that a
 * person should look
 */
public record RegionLink(EnterpriseId enterprise, RegionId region, String fqdn, RegionState state, Instant since,
		boolean activationOverdue) {

	public boolean isLinked() {
		return this.state == RegionState.LINKED;
	}

}
