package com.teammate.sbc;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Keeps how far a link is, and for how long. */
@Component
class LinkStates {

	private final Links links;

	private final Milestones milestones;

	private final Clock clock;

	private final Activations activations;

	private final SbcSettings settings;

	LinkStates(Links links, Milestones milestones, Clock clock, Activations activations, SbcSettings settings) {
		this.links = links;
		this.milestones = milestones;
		this.clock = clock;
		this.activations = activations;
		this.settings = settings;
	}

	RegionState reach(Link link, RegionState state) {
		Link reached = link.reaching(state, this.clock.instant());
		this.links.update(reached);
		if (link.state() != state) {
			this.milestones.note(reached);
			learn(link, state);
		}
		return state;
	}

	private void learn(Link link, RegionState state) {
		boolean succeeded = state == RegionState.ROUTED;
		if (link.state() == RegionState.ACTIVATING && (succeeded || isPast(link))) {
			this.activations.note(link, this.clock.instant(), succeeded);
		}
	}

	/** Whether Microsoft had its day, and a fresh label may be tried. */
	boolean isGivenUp(Link link) {
		return isPast(link) && link.labels() <= this.settings.freshLabels();
	}

	private boolean isPast(Link link) {
		return hasWaited(link, this.settings.activationGivenUpAfter());
	}

	RegionLink seenFromOutside(Link link) {
		Experience experience = (link.state() == RegionState.ACTIVATING)
				? this.activations.experience(link.region()).orElse(null) : null;
		return new RegionLink(link.enterprise(), link.region(), link.fqdn(), link.state(), link.since(),
				link.isWanted(), hasWaited(link, usualEnd(experience)), isPast(link) && !isGivenUp(link), experience);
	}

	private Duration usualEnd(@Nullable Experience experience) {
		if (experience == null) {
			return this.settings.activationOverdueAfter();
		}
		Duration least = this.settings.activationOverdueAtLeast();
		return (experience.nearlyAll().compareTo(least) > 0) ? experience.nearlyAll() : least;
	}

	private boolean hasWaited(Link link, Duration duration) {
		return link.state() == RegionState.ACTIVATING && this.clock.instant().isAfter(link.since().plus(duration));
	}

}
