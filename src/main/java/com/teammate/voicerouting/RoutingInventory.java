package com.teammate.voicerouting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All of Direct Routing that a tenant has. Teams does not look at upper and lower case.
 */
public record RoutingInventory(List<String> usages, List<Route> routes, List<Policy> policies) {

	public RoutingInventory {
		usages = List.copyOf(usages);
		routes = List.copyOf(routes);
		policies = List.copyOf(policies);
	}

	public boolean hasUsage(String name) {
		return contains(this.usages, name);
	}

	public Optional<Route> route(String name) {
		return this.routes.stream().filter((route) -> route.name().equalsIgnoreCase(name)).findFirst();
	}

	public Optional<Policy> policy(String name) {
		return this.policies.stream().filter((policy) -> policy.name().equalsIgnoreCase(name)).findFirst();
	}

	/** The routes that have that usage, in the order in which Teams tries them. */
	public List<Route> routesOf(String usage) {
		return this.routes.stream()
			.filter((route) -> route.hasUsage(usage))
			.sorted(Comparator.comparingInt(Route::priority))
			.toList();
	}

	private static boolean contains(List<String> names, String name) {
		return names.stream().anyMatch((each) -> each.equalsIgnoreCase(name));
	}

	public record Route(String name, List<String> gateways, List<String> usages, int priority) {

		public Route {
			gateways = List.copyOf(gateways);
			usages = List.copyOf(usages);
		}

		public boolean hasUsage(String usage) {
			return contains(this.usages, usage);
		}

		/** Whether it leads there and nowhere else. */
		public boolean leadsTo(String gateway) {
			return this.gateways.size() == 1 && contains(this.gateways, gateway);
		}

	}

	public record Policy(String name, List<String> usages) {

		public Policy {
			usages = List.copyOf(usages);
		}

		public boolean hasUsage(String usage) {
			return contains(this.usages, usage);
		}

	}

}
