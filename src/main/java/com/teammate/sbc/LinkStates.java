package com.teammate.sbc;

import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Component;

/** Keeps how far a link is, and for how long. */
@Component
class LinkStates {

	private final Links links;

	private final Milestones milestones;

	private final Clock clock;

	private final Duration activationOverdueAfter;

	LinkStates(Links links, Milestones milestones, Clock clock, SbcSettings settings) {
		this.links = links;
		this.milestones = milestones;
		this.clock = clock;
		this.activationOverdueAfter = settings.activationOverdueAfter();
	}

	RegionState reach(Link link, RegionState state) {
		Link reached = link.reaching(state, this.clock.instant());
		this.links.update(reached);
		if (link.state() != state) {
			this.milestones.note(reached);
		}
		return state;
	}

	RegionLink seenFromOutside(Link link) {
		boolean overdue = link.state() == RegionState.ACTIVATING
				&& this.clock.instant().isAfter(link.since().plus(this.activationOverdueAfter));
		return new RegionLink(link.enterprise(), link.region(), link.fqdn(), link.state(), link.since(), overdue);
	}

}
