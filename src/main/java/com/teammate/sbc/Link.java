package com.teammate.sbc;

import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.voicerouting.VoiceRoute;

/**
 * A link as it is kept.
 *
 * @param attempts how often a step has ended in this state since the link came to it, the
 * first time not counted
 * @param routing name of the enterprise's PSTN usage and of its voice routing policy,
 * which all its regions share
 * @param labels how many labels the region has had, the present one counted
 */
record Link(EnterpriseId enterprise, RegionId region, String label, String fqdn, int priority, RegionState state,
		Instant since, int attempts, String routing, int labels) {

	/** The priority of a region that the enterprise does not want any more. */
	static final int UNWANTED = 1000;

	Link reaching(RegionState reached, Instant now) {
		boolean same = reached == this.state;
		return new Link(this.enterprise, this.region, this.label, this.fqdn, this.priority, reached,
				same ? this.since : now, same ? this.attempts + 1 : 0, this.routing, this.labels);
	}

	/** The same under a label that a person has chosen. */
	Link called(String chosen, String domain) {
		return new Link(this.enterprise, this.region, chosen, domain, this.priority, this.state, this.since,
				this.attempts, this.routing, this.labels);
	}

	/** The same after so many labels that did not work. */
	Link after(int retired) {
		return new Link(this.enterprise, this.region, this.label, this.fqdn, this.priority, this.state, this.since,
				this.attempts, this.routing, retired + 1);
	}

	/** Whether the enterprise wants the region. */
	boolean isWanted() {
		return this.priority < UNWANTED;
	}

	String serviceUser() {
		return "teammate-activation@" + this.fqdn;
	}

	VoiceRoute route() {
		return new VoiceRoute(this.routing + "-" + this.region, this.routing, this.routing, this.fqdn, this.priority);
	}

}
