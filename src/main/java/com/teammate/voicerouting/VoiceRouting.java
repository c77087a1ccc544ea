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
	@Transactional(noRollbackFor = VoiceRoutingFailure.class)
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
	 * Writes the gateway of an existing route again, as it is. False: Teams does not know
	 * the gateway any more.
	 */
	@Transactional
	public boolean rewrite(TeamsAccess access, VoiceRoute route) {
		Answer answer = run(Job.rewrite(access, route));
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

	/** Removes the one policy, if it is there; answers what the tenant has then. */
	@Transactional(noRollbackFor = VoiceRoutingFailure.class)
	public RoutingInventory removePolicy(TeamsAccess access, String policy) {
		return run(Job.removePolicy(access, policy)).orThrow();
	}

	/** Removes the one route, if it is there; answers what the tenant has then. */
	@Transactional(noRollbackFor = VoiceRoutingFailure.class)
	public RoutingInventory removeRoute(TeamsAccess access, String route) {
		return run(Job.removeRoute(access, route)).orThrow();
	}

	/**
	 * Takes the one usage off the list, unless a route, whosoever it is, still has it;
	 * answers what the tenant has then.
	 */
	@Transactional(noRollbackFor = VoiceRoutingFailure.class)
	public RoutingInventory removeUsage(TeamsAccess access, String usage) {
		return run(Job.removeUsage(access, usage)).orThrow();
	}

	private Answer run(Job job) {
		this.lock.hold(job.access().tenant());
		return this.powerShell.run(job);
	}

}
