package com.teammate.voicerouting;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Voice routes of a tenant, through Teams PowerShell, because Graph cannot write them.
 * Throws {@link VoiceRoutingFailure}.
 */
@Service
public class VoiceRouting {

	private final TenantLock lock;

	private final TeamsPowerShell powerShell;

	VoiceRouting(TenantLock lock, TeamsPowerShell powerShell) {
		this.lock = lock;
		this.powerShell = powerShell;
	}

	/** What the tenant has, ours and other people's. */
	@Transactional
	public RoutingInventory inventory(TeamsAccess access) {
		return run(Job.inventory(access)).orThrow();
	}

	/**
	 * Creates what is missing of usage, route and policy. False: Teams does not know the
	 * gateway yet ("Cannot find specified Gateway"), because the domain is not active.
	 */
	@Transactional
	public boolean ensure(TeamsAccess access, VoiceRoute route) {
		Answer answer = run(Job.ensure(access, route));
		if (answer.isGatewayUnknown()) {
			return false;
		}
		answer.orThrow();
		return true;
	}

	/**
	 * Lets Teams try those of the routes that exist in that order; answers what the
	 * tenant has then.
	 */
	@Transactional
	public RoutingInventory order(TeamsAccess access, List<String> routes) {
		return run(Job.order(access, routes)).orThrow();
	}

	/** Removes the one route, if it is there. */
	@Transactional
	public void removeRoute(TeamsAccess access, String route) {
		run(Job.removeRoute(access, route)).orThrow();
	}

	/**
	 * Removes policy and usage. False, and nothing done: a route, whosoever it is, still
	 * has the usage.
	 */
	@Transactional
	public boolean removeUsageAndPolicy(TeamsAccess access, String usage, String policy) {
		RoutingInventory left = run(Job.removeUsageAndPolicy(access, usage, policy)).orThrow();
		return left.routesOf(usage).isEmpty();
	}

	private Answer run(Job job) {
		this.lock.hold(job.access().tenant());
		return this.powerShell.run(job);
	}

}
