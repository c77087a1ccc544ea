package com.teammate.sbc;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.AppTokens;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import com.teammate.voicerouting.RoutingInventory;
import com.teammate.voicerouting.TeamsAccess;
import com.teammate.voicerouting.VoiceRouting;

import org.springframework.stereotype.Component;

/** Takes out of a tenant what linking a region has put there. */
@Component
class TenantUndo {

	private final TenantDirectory directory;

	private final VoiceRouting routing;

	private final AppTokens tokens;

	private final Links links;

	private final ChangeLedger ledger;

	TenantUndo(TenantDirectory directory, VoiceRouting routing, AppTokens tokens, Links links, ChangeLedger ledger) {
		this.directory = directory;
		this.routing = routing;
		this.tokens = tokens;
		this.links = links;
		this.ledger = ledger;
	}

	void removePolicy(TenantId tenant, Link link) {
		if (isLast(link) && isOurs(link, Kind.VOICE_ROUTING_POLICY, link.routing())) {
			RoutingInventory left = this.routing.removePolicy(access(tenant), link.routing());
			gone(link, Kind.VOICE_ROUTING_POLICY, link.routing(), left.policy(link.routing()).isEmpty());
		}
	}

	void removeRoute(TenantId tenant, Link link) {
		String route = link.route().name();
		if (isOurs(link, Kind.VOICE_ROUTE, route)) {
			RoutingInventory left = this.routing.removeRoute(access(tenant), route);
			gone(link, Kind.VOICE_ROUTE, route, left.route(route).isEmpty());
		}
	}

	void removeUsage(TenantId tenant, Link link) {
		if (isLast(link) && isOurs(link, Kind.PSTN_USAGE, link.routing()) && !isRoutedElsewhere(link)) {
			RoutingInventory left = this.routing.removeUsage(access(tenant), link.routing());
			if (!left.routesOf(link.routing()).isEmpty()) {
				throw UnlinkRefused.inUse("PSTN usage " + link.routing());
			}
			gone(link, Kind.PSTN_USAGE, link.routing(), !left.hasUsage(link.routing()));
		}
	}

	void giveLicenceBack(TenantId tenant, Link link) {
		if (isServiceUserOurs(link)) {
			gone(link, Kind.LICENCE, link.serviceUser(), this.directory.removeLicences(tenant, link.serviceUser()));
		}
	}

	void removeUser(TenantId tenant, Link link) {
		if (isServiceUserOurs(link)) {
			gone(link, Kind.USER, link.serviceUser(), this.directory.removeUser(tenant, link.serviceUser()));
		}
	}

	void removeDomain(TenantId tenant, Link link) {
		if (isOurs(link, Kind.DOMAIN, link.fqdn())) {
			gone(link, Kind.DOMAIN, link.fqdn(), this.directory.removeDomain(tenant, link.fqdn()));
		}
	}

	/** In a domain of ours nobody else has a user of that name. */
	private boolean isServiceUserOurs(Link link) {
		return !this.ledger.wasFound(link.enterprise(), Kind.USER, link.serviceUser())
				&& (isOurs(link, Kind.USER, link.serviceUser()) || isOurs(link, Kind.DOMAIN, link.fqdn()));
	}

	/** Of something we have never looked for, nothing was written either. */
	private boolean isOurs(Link link, Kind kind, String name) {
		return this.ledger.hasLooked(link.enterprise(), kind, name)
				&& !this.ledger.wasFound(link.enterprise(), kind, name);
	}

	private void gone(Link link, Kind kind, String name, boolean gone) {
		if (!gone) {
			throw UnlinkRefused.stillThere(kind + " " + name);
		}
		this.ledger.noteRemoved(link.enterprise(), kind.isShared() ? null : link.region(), kind, name,
				Step.UNLINK_SBC_REGIONS);
	}

	/** Whether no region of the enterprise stays. */
	private boolean isLast(Link link) {
		return this.links.of(link.enterprise()).stream().allMatch((one) -> one.state().isLeaving());
	}

	/** Whoever removes the last route of ours removes the usage too. */
	private boolean isRoutedElsewhere(Link link) {
		return this.links.of(link.enterprise())
			.stream()
			.filter((other) -> !other.region().equals(link.region()))
			.anyMatch((other) -> isOurs(other, Kind.VOICE_ROUTE, other.route().name()));
	}

	private TeamsAccess access(TenantId tenant) {
		return new TeamsAccess(tenant, this.tokens.freshGraph(tenant), this.tokens.teams(tenant));
	}

}
