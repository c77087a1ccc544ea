package com.teammate.voicerouting;

import java.util.Optional;

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

	/** The route as the tenant has it, if usage, route and policy are all there. */
	@Transactional
	public Optional<VoiceRoute> read(TeamsAccess access, String name) {
		return Optional.ofNullable(run(Job.read(access, name)).orThrow());
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

	private Answer run(Job job) {
		this.lock.hold(job.access().tenant());
		return this.powerShell.run(job);
	}

}
