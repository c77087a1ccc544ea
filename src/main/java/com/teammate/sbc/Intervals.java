package com.teammate.sbc;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

/** How long to leave something alone before it is tried again. */
@Component
class Intervals {

	private final SbcSettings settings;

	Intervals(SbcSettings settings) {
		this.settings = settings;
	}

	/** What is waited for was tried once to enter some states, and not yet for others. */
	Duration after(Link link) {
		return switch (link.state()) {
			case DOMAIN_TAKEN, NAME_TAKEN -> nth(this.settings.takenIntervals(), link.attempts());
			case RECORDS_SENT -> nth(this.settings.dnsIntervals(), link.attempts());
			case RECORDS_PUBLISHED -> nth(this.settings.verificationIntervals(), link.attempts() - 1);
			case LICENCE_MISSING -> nth(this.settings.licenceIntervals(), link.attempts());
			case ACTIVATING -> nth(this.settings.activationIntervals(), link.attempts() - 1);
			default -> Duration.ZERO;
		};
	}

	/** After that many tries for a licence that must be taken again. */
	Duration ofLicence(int tries) {
		return nth(this.settings.licenceIntervals(), tries - 1);
	}

	/** After that many looks at a sub-domain that is activated again. */
	Duration ofActivation(int looks) {
		return nth(this.settings.activationIntervals(), looks - 1);
	}

	Duration afterChecks(int checks) {
		return nth(this.settings.tenantCheckIntervals(), checks - 1);
	}

	private static Duration nth(List<Duration> intervals, int n) {
		return intervals.get(Math.max(0, Math.min(n, intervals.size() - 1)));
	}

}
