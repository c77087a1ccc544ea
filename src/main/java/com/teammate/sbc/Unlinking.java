package com.teammate.sbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.dns.DnsFailure;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.voicerouting.VoiceRoutingFailure;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes the link of a region, step by step and in the order in which Microsoft lets it
 * go. Each step takes away only what the ledger says is ours, looks whether it is gone,
 * and may run again; it throws {@link UnlinkRefused}, which leaves the transaction
 * usable, for whatever is in the way.
 */
@Service
public class Unlinking {

	private static final String APPLICATION_DISABLED = "AADSTS7000112";

	private final Enterprises enterprises;

	private final Links links;

	private final LinkStates states;

	private final Obstacles obstacles;

	private final TenantUndo tenantUndo;

	private final DnsUndo dnsUndo;

	private final SbcSettings settings;

	private final Audit audit;

	private final Clock clock;

	Unlinking(Enterprises enterprises, Links links, LinkStates states, Obstacles obstacles, TenantUndo tenantUndo,
			DnsUndo dnsUndo, SbcSettings settings, Audit audit, Clock clock) {
		this.enterprises = enterprises;
		this.links = links;
		this.states = states;
		this.obstacles = obstacles;
		this.tenantUndo = tenantUndo;
		this.dnsUndo = dnsUndo;
		this.settings = settings;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * From here on no step links the region. Waits for one that is at work, so that its
	 * effect is seen by the steps that undo.
	 */
	@Transactional
	public void retire(EnterpriseId enterprise, RegionId region) {
		Link link = this.links.lock(enterprise, region);
		if (!link.state().isLeaving()) {
			this.states.reach(link, RegionState.UNLINKING);
		}
		this.obstacles.lookAgain(enterprise, region);
	}

	/** Only with the enterprise's last region: the policy is the enterprise's. */
	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void removeVoiceRoutingPolicy(EnterpriseId enterprise, RegionId region) {
		inTenant(enterprise, region, this.tenantUndo::removePolicy);
	}

	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void removeVoiceRoute(EnterpriseId enterprise, RegionId region) {
		inTenant(enterprise, region, this.tenantUndo::removeRoute);
	}

	/** Only with the enterprise's last region: the usage is the enterprise's. */
	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void removePstnUsage(EnterpriseId enterprise, RegionId region) {
		inTenant(enterprise, region, this.tenantUndo::removeUsage);
	}

	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void giveLicenceBack(EnterpriseId enterprise, RegionId region) {
		inTenant(enterprise, region, this.tenantUndo::giveLicenceBack);
	}

	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void removeActivationUser(EnterpriseId enterprise, RegionId region) {
		inTenant(enterprise, region, this.tenantUndo::removeUser);
	}

	/** Never by force; whatever else uses the domain is in the way. */
	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void removeDomain(EnterpriseId enterprise, RegionId region) {
		inTenant(enterprise, region, this.tenantUndo::removeDomain);
	}

	/** Last, and UNLINKED when done. */
	@Transactional(noRollbackFor = UnlinkRefused.class)
	public void removeDnsRecords(EnterpriseId enterprise, RegionId region) {
		Link link = this.links.lock(enterprise, region);
		try {
			this.dnsUndo.remove(link);
		}
		catch (DnsFailure ex) {
			throw UnlinkRefused.because(ex);
		}
		this.states.reach(link, RegionState.UNLINKED);
		this.obstacles.forget(enterprise, region);
	}

	/**
	 * Keeps what is in the way. What the tenant does not let us undo is given up when it
	 * has locked us out, and when our patience is over.
	 */
	@Transactional
	public void obstruct(EnterpriseId enterprise, RegionId region, String code, boolean withdrawn) {
		Instant now = this.clock.instant();
		Obstacle before = this.obstacles.of(enterprise, region).orElse(new Obstacle(region, code, now, 0, true, false));
		int attempts = before.attempts() + 1;
		boolean givenUp = (withdrawn && attempts >= this.settings.withdrawnLooks())
				|| now.isAfter(before.since().plus(this.settings.unlinkPatience()));
		this.obstacles.keep(enterprise, new Obstacle(region, code, before.since(), attempts, true, givenUp));
		if (givenUp && !before.givenUp()) {
			this.audit.note(enterprise.value(), Party.SYSTEM, "What is left of the region " + region
					+ " in the tenant cannot be removed by us; it is left to the administrator.");
		}
	}

	/** What is in the way of unlinking the regions of an enterprise. */
	@Transactional(readOnly = true)
	public List<Obstacle> obstacles(EnterpriseId enterprise) {
		return this.obstacles.of(enterprise);
	}

	/**
	 * When what is in the way then will be left where it is; empty when nothing is in the
	 * way.
	 */
	@Transactional(readOnly = true)
	public Optional<Instant> patienceEndsAt(EnterpriseId enterprise) {
		return this.obstacles.of(enterprise)
			.stream()
			.filter((obstacle) -> !obstacle.givenUp())
			.map((obstacle) -> obstacle.since().plus(this.settings.unlinkPatience()))
			.max(Comparator.naturalOrder());
	}

	/** Whether the last look met something in the way. */
	@Transactional(readOnly = true)
	public boolean isObstructed(EnterpriseId enterprise, RegionId region) {
		return this.obstacles.of(enterprise, region).filter(Obstacle::inTheWay).isPresent();
	}

	/** When to try again; the gaps grow. */
	@Transactional(readOnly = true)
	public Instant nextTryAt(EnterpriseId enterprise, RegionId region) {
		List<Duration> intervals = this.settings.unlinkIntervals();
		int attempts = this.obstacles.of(enterprise, region).map(Obstacle::attempts).orElse(1);
		return this.clock.instant().plus(intervals.get(Math.min(attempts, intervals.size()) - 1));
	}

	private void inTenant(EnterpriseId id, RegionId region, BiConsumer<TenantId, Link> step) {
		Enterprise enterprise = this.enterprises.get(id);
		Link link = this.links.lock(id, region);
		boolean givenUp = this.obstacles.of(id, region).filter(Obstacle::givenUp).isPresent();
		if (enterprise.tenant().isPresent() && !givenUp) {
			attempt(() -> step.accept(enterprise.tenant().get(), link));
		}
	}

	private static void attempt(Runnable step) {
		try {
			step.run();
		}
		catch (MicrosoftFailure ex) {
			throw isWithdrawn(ex) ? UnlinkRefused.withdrawn(ex) : UnlinkRefused.because(ex);
		}
		catch (VoiceRoutingFailure ex) {
			if (String.valueOf(ex.getMessage()).startsWith("Busy:")) {
				// The database has given up this transaction, so the engine tries again.
				throw ex;
			}
			throw UnlinkRefused.because(ex);
		}
	}

	/**
	 * No token is given out for the tenant, and no switch there would change that. One
	 * that only has our application disabled may enable it again.
	 */
	private static boolean isWithdrawn(MicrosoftFailure failure) {
		return failure.kind() == MicrosoftFailure.Kind.NOT_PERMITTED && failure.signal().startsWith("AADSTS")
				&& !failure.signal().equals(APPLICATION_DISABLED);
	}

}
