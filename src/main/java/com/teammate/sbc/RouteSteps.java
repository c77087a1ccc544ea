package com.teammate.sbc;

import java.util.List;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.AppTokens;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.Readiness.Finding;
import com.teammate.voicerouting.RoutingInventory;
import com.teammate.voicerouting.RoutingInventory.Route;
import com.teammate.voicerouting.TeamsAccess;
import com.teammate.voicerouting.VoiceRoute;
import com.teammate.voicerouting.VoiceRouting;
import com.teammate.voicerouting.VoiceRoutingFailure;

import org.springframework.stereotype.Component;

/** Calls find their way to the sub-domain. */
@Component
class RouteSteps {

	private final VoiceRouting routing;

	private final AppTokens tokens;

	private final Links links;

	private final ChangeLedger ledger;

	private final RoutingNames names;

	RouteSteps(VoiceRouting routing, AppTokens tokens, Links links, ChangeLedger ledger, RoutingNames names) {
		this.routing = routing;
		this.tokens = tokens;
		this.links = links;
		this.ledger = ledger;
		this.names = names;
	}

	RegionState configure(TenantId tenant, Link link) {
		VoiceRoute route = link.route();
		lookOnce(tenant, link);
		boolean routed = this.routing.ensure(access(tenant), route);
		// It comes first, and stays when Teams then refuses the gateway.
		this.ledger.note(link, Kind.PSTN_USAGE, route.usage(), RoutingNames.PRESENT);
		if (!routed) {
			return RegionState.ACTIVATING;
		}
		noteMade(link, Kind.VOICE_ROUTE, route.name(), words(route));
		noteMade(link, Kind.VOICE_ROUTING_POLICY, route.policy(), "uses " + route.usage());
		return RegionState.ROUTED;
	}

	/**
	 * A job of its own, where the check of the tenant has not looked: a region that came
	 * later, or Teams that let nobody in yet.
	 */
	private void lookOnce(TenantId tenant, Link link) {
		if (!this.names.areKnown(link)) {
			List<Finding> taken = this.names.taken(link, inventory(tenant));
			if (!taken.isEmpty()) {
				throw new VoiceNameTaken(String.join(", ", taken.stream().map(Finding::subject).toList()));
			}
		}
	}

	/**
	 * The names of regions to come that somebody else has in Teams; nothing while Teams
	 * does not let us look, as it does for a while after our role was given.
	 */
	List<Finding> takenNames(TenantId tenant, List<Link> links) {
		List<Link> unknown = links.stream()
			.filter((link) -> link.state().compareTo(RegionState.DOMAIN_ADDED) < 0 && !this.names.areKnown(link))
			.toList();
		if (unknown.isEmpty()) {
			return List.of();
		}
		try {
			RoutingInventory found = inventory(tenant);
			return unknown.stream().flatMap((link) -> this.names.taken(link, found).stream()).distinct().toList();
		}
		catch (VoiceRoutingFailure ex) {
			if (ex.isAccessDenied()) {
				return List.of();
			}
			throw ex;
		}
	}

	/** What would be found if somebody else had the names of that region. */
	List<Finding> namesOf(Link link) {
		return this.names.findings(link);
	}

	/** What was found stays as it is; whether it is as it must be, reading back tells. */
	private void noteMade(Link link, Kind kind, String name, String after) {
		if (!this.ledger.wasFound(link.enterprise(), kind, name)) {
			this.ledger.note(link, kind, name, after);
		}
	}

	/** What somebody has deleted since it was written is written again. */
	RegionState verify(TenantId tenant, Link link) {
		List<Link> links = this.links.of(link.enterprise());
		RoutingInventory found = order(tenant, links);
		if (isLost(link.route(), found) && configure(tenant, link) == RegionState.ROUTED) {
			found = order(tenant, links);
		}
		check(found, link.route());
		return RegionState.LINKED;
	}

	private static boolean isLost(VoiceRoute written, RoutingInventory found) {
		return !found.hasUsage(written.usage()) || found.policy(written.policy()).isEmpty()
				|| found.route(written.name()).isEmpty();
	}

	/** All of an enterprise's; a route that is not there yet finds its place later. */
	RoutingInventory order(TenantId tenant, List<Link> links) {
		List<String> order = links.stream().map((link) -> link.route().name()).toList();
		RoutingInventory found = this.routing.order(access(tenant), order);
		links.stream().findFirst().ifPresent((first) -> checkOrder(found, first.route().usage(), order));
		links.stream()
			.filter(RouteSteps::isRouted)
			.forEach((link) -> noteMade(link, Kind.VOICE_ROUTE, link.route().name(), words(link.route())));
		return found;
	}

	/**
	 * Whether Teams still knows the gateway: it refuses to write a route to one it does
	 * not.
	 */
	boolean prove(TenantId tenant, Link link) {
		return this.routing.rewrite(access(tenant), link.route());
	}

	static boolean isRouted(Link link) {
		return link.state() == RegionState.ROUTED || link.state() == RegionState.LINKED;
	}

	private static String words(VoiceRoute route) {
		return "leads to " + route.gateway() + ", number " + route.priority() + " in the failover";
	}

	private static void check(RoutingInventory found, VoiceRoute written) {
		Route route = found.route(written.name())
			.orElseThrow(() -> new VoiceRouteDiffers("the route " + written.name() + " is missing"));
		if (!route.leadsTo(written.gateway())) {
			throw new VoiceRouteDiffers(written.name() + " leads to " + String.join(", ", route.gateways())
					+ " instead of " + written.gateway());
		}
		if (!route.hasUsage(written.usage())) {
			throw new VoiceRouteDiffers(written.name() + " is not in the usage " + written.usage());
		}
		if (!found.hasUsage(written.usage())) {
			throw new VoiceRouteDiffers("the usage " + written.usage() + " is missing");
		}
		if (!found.policy(written.policy()).map((policy) -> policy.hasUsage(written.usage())).orElse(false)) {
			throw new VoiceRouteDiffers("the policy " + written.policy() + " with our usage is missing");
		}
	}

	/**
	 * Only against each other: Teams numbers priorities among all routes of the tenant,
	 * and a policy that has only our usage never looks at the others.
	 */
	private static void checkOrder(RoutingInventory found, String usage, List<String> order) {
		List<String> tried = found.routesOf(usage).stream().map(Route::name).filter(order::contains).toList();
		if (!tried.equals(order.stream().filter(tried::contains).toList())) {
			throw new VoiceRouteDiffers("Teams tries " + String.join(", ", tried) + " in that order");
		}
	}

	/** What the tenant has, ours and other people's. */
	RoutingInventory inventory(TenantId tenant) {
		return this.routing.inventory(access(tenant));
	}

	private TeamsAccess access(TenantId tenant) {
		// Both young: Teams looks for our directory role in either, and the administrator
		// may
		// have given it only just now.
		return new TeamsAccess(tenant, this.tokens.freshGraph(tenant), this.tokens.teams(tenant));
	}

}
