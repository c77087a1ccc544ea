package com.teammate.sbc;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * The link between an enterprise's tenant and one region.
 *
 * @param fqdn the enterprise's sub-domain of the region
 * @param since when it came to this state
 * @param wanted whether the enterprise still wants the region
 * @param activationOverdue whether activation has taken longer than nearly all before, so
 * that a person should look
 * @param activationHopeless whether the last of the labels that may be tried has not
 * worked either
 * @param experience how long activations take, while it is being activated and we know
 */
public record RegionLink(EnterpriseId enterprise, RegionId region, String fqdn, RegionState state, Instant since,
		boolean wanted, boolean activationOverdue, boolean activationHopeless, @Nullable Experience experience) {

	/** Whether it is being undone only to be linked under a fresh label. */
	public boolean isBeingRenewed() {
		return this.wanted && this.state.isLeaving();
	}

	public boolean isLinked() {
		return this.state == RegionState.LINKED;
	}

}
