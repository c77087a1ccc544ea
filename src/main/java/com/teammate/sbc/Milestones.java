package com.teammate.sbc;

import java.util.Map;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.RegionId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Tells the enterprise's history how its links get on. */
@Component
class Milestones {

	private final Audit audit;

	private final Events events;

	private final SbcRegions regions;

	Milestones(Audit audit, Events events, SbcRegions regions) {
		this.audit = audit;
		this.events = events;
		this.regions = regions;
	}

	void note(Link link) {
		String text = text(link);
		if (text != null) {
			this.audit.note(link.enterprise().value(), Party.SYSTEM, text);
		}
		if (link.state() == RegionState.UNLINKED) {
			this.events.record(link.enterprise().value(), EventType.REGION_UNLINKED,
					Map.of("region", link.region().value(), "fqdn", link.fqdn()));
		}
		if (link.state() == RegionState.LINKED) {
			this.events.record(link.enterprise().value(), EventType.REGION_LINKED,
					Map.of("region", link.region().value(), "fqdn", link.fqdn()));
		}
	}

	@Nullable private String text(Link link) {
		return switch (link.state()) {
			case PLANNED, RECORDS_SENT -> null;
			case NAME_TAKEN -> "Somebody else has a name in Teams that the voice route of the region "
					+ name(link.region()) + " is to have.";
			case DOMAIN_ADDED -> "The sub-domain " + link.fqdn() + " was added to the tenant.";
			case DOMAIN_TAKEN -> "Another Microsoft tenant has the sub-domain " + link.fqdn() + ".";
			case RECORDS_PUBLISHED -> "The DNS records of " + link.fqdn() + " are published.";
			case DOMAIN_VERIFIED -> "Microsoft verified the sub-domain " + link.fqdn() + ".";
			case LICENCE_MISSING -> "No licence is free for the user that activates " + link.fqdn() + ".";
			case ACTIVATING ->
				"The user " + link.serviceUser() + " has a licence; Microsoft activates the sub-domain now.";
			case ROUTED -> "The voice route of the region " + name(link.region()) + " is configured.";
			case UNLINKING -> "The region " + name(link.region()) + " is being unlinked.";
			case UNLINKED -> "The region " + name(link.region()) + " is unlinked.";
			case LINKED -> "The region " + name(link.region()) + " is linked.";
		};
	}

	private String name(RegionId region) {
		return this.regions.find(region).map(SbcRegion::name).orElse(region.value());
	}

}
