package com.teammate.sbc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links regions to a tenant, step by step. Each step reads before it writes, with
 * deterministic names, and so may run twice; each keeps what it reached as the link's
 * state and joins the caller's transaction.
 */
@Service
public class RegionLinks {

	private final Enterprises enterprises;

	private final SbcRegions regions;

	private final Links links;

	private final LinkStates states;

	private final DomainSteps domains;

	private final Activation activation;

	private final RouteSteps routes;

	private final TenantCheck tenantCheck;

	private final TenantChecks checks;

	private final Intervals intervals;

	private final Clock clock;

	RegionLinks(Enterprises enterprises, SbcRegions regions, Links links, LinkStates states, DomainSteps domains,
			Activation activation, RouteSteps routes, TenantCheck tenantCheck, TenantChecks checks, Intervals intervals,
			Clock clock) {
		this.enterprises = enterprises;
		this.regions = regions;
		this.links = links;
		this.states = states;
		this.domains = domains;
		this.activation = activation;
		this.routes = routes;
		this.tenantCheck = tenantCheck;
		this.checks = checks;
		this.intervals = intervals;
		this.clock = clock;
	}

	/**
	 * Reserves a label of its own under each chosen region; part of creating the
	 * enterprise.
	 */
	@Transactional
	public void plan(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		String routing = this.links.of(id).stream().findFirst().map(Link::routing).orElseGet(() -> routing(enterprise));
		for (RegionId region : enterprise.sbcRegions()) {
			this.links.add(planned(enterprise, this.regions.get(region), 0, routing));
		}
	}

	/**
	 * Plans the regions that are chosen now instead of those before; only while none has
	 * been touched.
	 */
	@Transactional
	public void planAnew(EnterpriseId id) {
		this.links.removePlanned(id);
		plan(id);
	}

	/**
	 * Reserves a label for one of the chosen regions that was chosen after linking began;
	 * another one than before when the region was unlinked meanwhile.
	 */
	@Transactional
	public void planLater(EnterpriseId id, RegionId region) {
		Enterprise enterprise = this.enterprises.get(id);
		SbcRegion chosen = this.regions.get(region);
		List<Link> links = this.links.of(id);
		if (links.stream().noneMatch((link) -> link.region().equals(region))) {
			this.links.add(planned(enterprise, chosen, 0, links.get(0).routing()));
		}
		else {
			int generation = this.links.nextGeneration(id, region);
			this.links.rename(planned(enterprise, chosen, generation, links.get(0).routing()));
		}
	}

	/** The links of an enterprise, in the order of failover. */
	public List<RegionLink> of(EnterpriseId enterprise) {
		return this.links.of(enterprise).stream().map(this.states::seenFromOutside).toList();
	}

	/** Looks whether the tenant can be linked, and keeps the findings. */
	@Transactional
	public Readiness checkTenant(EnterpriseId enterprise) {
		return this.tenantCheck.check(enterprise, tenant(this.enterprises.get(enterprise)));
	}

	/**
	 * Our application had its directory role before this onboarding, so it keeps it when
	 * everything is undone.
	 */
	@Transactional
	public void respectDirectoryRole(EnterpriseId enterprise) {
		this.tenantCheck.noteRoleFound(enterprise);
	}

	/** The findings of the last check. */
	public Readiness readiness(EnterpriseId enterprise) {
		return new Readiness(this.checks.findings(enterprise));
	}

	/**
	 * Adds the sub-domain to the tenant: DOMAIN_ADDED or DOMAIN_TAKEN; NAME_TAKEN when
	 * the region's names in Teams are somebody else's and nothing is added.
	 */
	@Transactional
	public RegionState addDomain(EnterpriseId enterprise, RegionId region) {
		return step(enterprise, region, (tenant, link) -> this.tenantCheck.areNamesFree(tenant, link)
				? this.domains.add(tenant, link) : RegionState.NAME_TAKEN);
	}

	/**
	 * Publishes TXT and A and looks for them at the authoritative server: RECORDS_SENT or
	 * RECORDS_PUBLISHED.
	 */
	@Transactional
	public RegionState publishDnsRecords(EnterpriseId enterprise, RegionId region) {
		return step(enterprise, region, this.domains::publish);
	}

	/**
	 * Lets Microsoft verify: DOMAIN_VERIFIED, DOMAIN_TAKEN, or RECORDS_PUBLISHED when
	 * Microsoft does not see them yet.
	 */
	@Transactional
	public RegionState verifyDomain(EnterpriseId enterprise, RegionId region) {
		return step(enterprise, region, this.domains::verify);
	}

	/** Creates the service user and gives it a licence: ACTIVATING or LICENCE_MISSING. */
	@Transactional
	public RegionState activateDomain(EnterpriseId id, RegionId region) {
		Enterprise enterprise = this.enterprises.get(id);
		return step(id, region, (tenant, link) -> this.activation.activate(enterprise, tenant, link));
	}

	/**
	 * Creates usage, route and policy: ROUTED, or still ACTIVATING when Teams does not
	 * know the gateway yet.
	 */
	@Transactional
	public RegionState configureVoiceRoute(EnterpriseId enterprise, RegionId region) {
		return step(enterprise, region, this.routes::configure);
	}

	/**
	 * Reads usage, route and policy back: LINKED; throws when they differ from what was
	 * written.
	 */
	@Transactional
	public RegionState verifyVoiceRoute(EnterpriseId enterprise, RegionId region) {
		return step(enterprise, region, this.routes::verify);
	}

	/** Whether Microsoft had its day for the sub-domain, and another one may be tried. */
	public boolean isActivationGivenUp(EnterpriseId enterprise, RegionId region) {
		return this.states.isGivenUp(this.links.get(enterprise, region));
	}

	/**
	 * Remembers what a person wants the next sub-domain of a region to be called; throws
	 * {@link LabelNotUsable} also once voice routes lead to the present one.
	 */
	@Transactional
	public void wishLabel(EnterpriseId id, RegionId region, String label) {
		Link link = this.links.lock(id, region);
		String fqdn = label + "." + this.regions.get(region).baseDomain();
		if (!Labels.isUsable(label, fqdn) || link.state().isLeaving() || link.state().compareTo(RegionState.ROUTED) >= 0
				|| this.links.isUsed(fqdn)) {
			throw new LabelNotUsable(label);
		}
		this.links.wish(id, region, label);
	}

	/** Starts the region from the beginning, after its sub-domain has been undone. */
	@Transactional
	public RegionState takeFreshLabel(EnterpriseId id, RegionId region) {
		Enterprise enterprise = this.enterprises.get(id);
		Link link = this.links.lock(id, region);
		if (link.state() != RegionState.UNLINKED || !link.isWanted()) {
			return link.state();
		}
		int generation = this.links.nextGeneration(id, region);
		Link next = planned(enterprise, this.regions.get(region), generation, link.routing()).after(link.labels());
		this.links.rename(this.links.takeWish(id, region)
			.map((label) -> next.called(label, label + "." + this.regions.get(region).baseDomain()))
			.orElse(next));
		return RegionState.PLANNED;
	}

	/** Whether any voice route of the enterprise has been written. */
	public boolean areRoutesThere(EnterpriseId enterprise) {
		return this.links.of(enterprise).stream().anyMatch(RouteSteps::isRouted);
	}

	/** Lets Teams try the regions in the order in which the enterprise wants them. */
	@Transactional
	public void orderVoiceRoutes(EnterpriseId enterprise) {
		this.routes.order(tenant(this.enterprises.get(enterprise)), this.links.of(enterprise));
	}

	/** When to try again what the link's state is waiting for; the gaps grow. */
	public Instant nextTryAt(EnterpriseId enterprise, RegionId region) {
		return this.clock.instant().plus(this.intervals.after(this.links.get(enterprise, region)));
	}

	/** When to check the tenant again; the gaps grow. */
	public Instant nextCheckAt(EnterpriseId enterprise) {
		return this.clock.instant().plus(this.intervals.afterChecks(this.checks.attempts(enterprise)));
	}

	private RegionState step(EnterpriseId enterprise, RegionId region, BiFunction<TenantId, Link, RegionState> step) {
		TenantId tenant = tenant(this.enterprises.get(enterprise));
		Link link = this.links.lock(enterprise, region);
		if (link.state().isLeaving()) {
			throw new RegionLeaving(enterprise, region);
		}
		RegionState reached = this.states.reach(link, step.apply(tenant, link));
		this.tenantCheck.overtakenBy(link, reached);
		return reached;
	}

	private static String routing(Enterprise enterprise) {
		return "TM-" + Labels.of(enterprise.name(), enterprise.id());
	}

	private Link planned(Enterprise enterprise, SbcRegion region, int generation, String routing) {
		String label = Labels.of(enterprise.name(), enterprise.id(), region.baseDomain(), generation);
		return new Link(enterprise.id(), region.id(), label, label + "." + region.baseDomain(),
				enterprise.sbcRegions().indexOf(region.id()) + 1, RegionState.PLANNED, this.clock.instant(), 0, routing,
				1);
	}

	private static TenantId tenant(Enterprise enterprise) {
		return enterprise.tenant().orElseThrow(() -> new TenantNotPinned(enterprise.id()));
	}

}
