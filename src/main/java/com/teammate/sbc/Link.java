package com.teammate.sbc;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;

/**
 * A link as it is kept.
 *
 * @param attempts how often a step has ended in this state since the link came to it, the
 * first time not counted
 */
record Link(EnterpriseId enterprise, RegionId region, String label, String fqdn, int priority, RegionState state,
		Instant since, int attempts) {

	Link reaching(RegionState reached, Instant now) {
		boolean same = reached == this.state;
		return new Link(this.enterprise, this.region, this.label, this.fqdn, this.priority, reached,
				same ? this.since : now, same ? this.attempts + 1 : 0);
	}

	String serviceUser() {
		return "teammate-activation@" + this.fqdn;
	}

	/** Name of usage, route and policy. */
	String routeName() {
		return "TM-" + this.label + "-" + this.region;
	}

}
