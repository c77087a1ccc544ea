package com.teammate.sbc;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.AppTokens;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.voicerouting.TeamsAccess;
import com.teammate.voicerouting.VoiceRoute;
import com.teammate.voicerouting.VoiceRouting;

import org.springframework.stereotype.Component;

/** Calls find their way to the sub-domain. */
@Component
class RouteSteps {

	private final VoiceRouting routing;

	private final AppTokens tokens;

	private final ChangeLedger ledger;

	RouteSteps(VoiceRouting routing, AppTokens tokens, ChangeLedger ledger) {
		this.routing = routing;
		this.tokens = tokens;
		this.ledger = ledger;
	}

	RegionState configure(TenantId tenant, Link link) {
		boolean routed = this.routing.ensure(access(tenant), route(link));
		// It comes first, and stays when Teams then refuses the gateway.
		this.ledger.note(link, Kind.PSTN_USAGE, link.routeName(), "present");
		if (!routed) {
			return RegionState.ACTIVATING;
		}
		this.ledger.note(link, Kind.VOICE_ROUTE, link.routeName(), "leads to " + link.fqdn());
		this.ledger.note(link, Kind.VOICE_ROUTING_POLICY, link.routeName(), "uses " + link.routeName());
		return RegionState.ROUTED;
	}

	RegionState verify(TenantId tenant, Link link) {
		VoiceRoute written = route(link);
		VoiceRoute found = this.routing.read(access(tenant), written.name())
			.orElseThrow(() -> new VoiceRouteDiffers("usage, route or policy " + written.name() + " is missing"));
		// Not the priority: Teams numbers it among all routes of the tenant, and a policy
		// that has only our usage never looks at the others.
		if (!found.gateway().equalsIgnoreCase(written.gateway())) {
			throw new VoiceRouteDiffers(
					written.name() + " leads to " + found.gateway() + " instead of " + written.gateway());
		}
		return RegionState.LINKED;
	}

	private TeamsAccess access(TenantId tenant) {
		// Both young: Teams looks for our directory role in either, and the administrator
		// may
		// have given it only just now.
		return new TeamsAccess(tenant, this.tokens.freshGraph(tenant), this.tokens.teams(tenant));
	}

	private static VoiceRoute route(Link link) {
		return new VoiceRoute(link.routeName(), link.fqdn(), link.priority());
	}

}
