package com.teammate.sbc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.teammate.enterprise.TenantId;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.voicerouting.RoutingInventory;
import com.teammate.voicerouting.VoiceRoute;

import org.springframework.stereotype.Component;

/** The voice routes of linked regions, with the usage and the policy they share. */
@Component
class RouteUpkeep {

	private final RouteSteps steps;

	private final ChangeLedger ledger;

	RouteUpkeep(RouteSteps steps, ChangeLedger ledger) {
		this.steps = steps;
		this.ledger = ledger;
	}

	List<Deviation> inspect(TenantId tenant, List<Link> linked) {
		RoutingInventory found = this.steps.inventory(tenant);
		Set<Deviation> deviations = new LinkedHashSet<>();
		for (Link link : linked) {
			inspect(link.route(), found, deviations);
		}
		return List.copyOf(deviations);
	}

	private static void inspect(VoiceRoute written, RoutingInventory found, Set<Deviation> deviations) {
		if (!found.hasUsage(written.usage())) {
			deviations.add(lost(written.usage()));
		}
		found.policy(written.policy()).ifPresentOrElse((policy) -> {
			if (!policy.hasUsage(written.usage())) {
				deviations.add(changed(written.policy()));
			}
		}, () -> deviations.add(lost(written.policy())));
		found.route(written.name()).ifPresentOrElse((route) -> {
			if (!route.leadsTo(written.gateway()) || !route.hasUsage(written.usage())) {
				deviations.add(changed(written.name()));
			}
		}, () -> deviations.add(lost(written.name())));
	}

	private static Deviation lost(String name) {
		return new Deviation(Deviation.Code.VOICE_ROUTE_LOST, name);
	}

	private static Deviation changed(String name) {
		return new Deviation(Deviation.Code.VOICE_ROUTE_CHANGED, name);
	}

	void repair(TenantId tenant, List<Link> linked, Set<Deviation> lost) {
		for (Link link : linked) {
			VoiceRoute route = link.route();
			boolean usage = lost.contains(lost(route.usage()));
			boolean policy = lost.contains(lost(route.policy()));
			boolean own = lost.contains(lost(route.name()));
			if (usage || policy || own) {
				noteLost(link, Kind.PSTN_USAGE, route.usage(), usage);
				noteLost(link, Kind.VOICE_ROUTING_POLICY, route.policy(), policy);
				noteLost(link, Kind.VOICE_ROUTE, route.name(), own);
				this.steps.configure(tenant, link);
			}
		}
	}

	private void noteLost(Link link, Kind kind, String name, boolean lost) {
		if (lost) {
			this.ledger.noteLost(link, kind, name);
		}
	}

}
