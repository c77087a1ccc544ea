package com.teammate.sbc;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.AppTokens;
import com.teammate.voicerouting.TeamsAccess;
import com.teammate.voicerouting.VoiceRoute;
import com.teammate.voicerouting.VoiceRouting;

import org.springframework.stereotype.Component;

/** Calls find their way to the sub-domain. */
@Component
class RouteSteps {

	private final VoiceRouting routing;

	private final AppTokens tokens;

	RouteSteps(VoiceRouting routing, AppTokens tokens) {
		this.routing = routing;
		this.tokens = tokens;
	}

	RegionState configure(TenantId tenant, Link link) {
		return this.routing.ensure(access(tenant), route(link)) ? RegionState.ROUTED : RegionState.ACTIVATING;
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
