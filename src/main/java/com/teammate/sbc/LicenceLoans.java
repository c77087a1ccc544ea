package com.teammate.sbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

import com.teammate.audit.Audit;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The licence that activates a sub-domain is only lent where the settings say so. It is
 * given back once the region is linked, and taken again if calls need it. Each step may
 * run twice, and does nothing for a region that is not linked any more.
 */
@Service
public class LicenceLoans {

	private final Enterprises enterprises;

	private final Links links;

	private final TenantDirectory directory;

	private final Activation activation;

	private final RouteSteps routes;

	private final ChangeLedger ledger;

	private final Audit audit;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final @Nullable Duration returnedAfter;

	private final Duration proofAfter;

	LicenceLoans(Enterprises enterprises, Links links, TenantDirectory directory, Activation activation,
			RouteSteps routes, ChangeLedger ledger, Audit audit, JdbcClient jdbc, Clock clock, SbcSettings settings) {
		this.enterprises = enterprises;
		this.links = links;
		this.directory = directory;
		this.activation = activation;
		this.routes = routes;
		this.ledger = ledger;
		this.audit = audit;
		this.jdbc = jdbc;
		this.clock = clock;
		this.returnedAfter = settings.licenceReturnedAfter();
		this.proofAfter = settings.licenceProofAfter();
	}

	/** Whether the region's licence is to be given back: the customer's own stays. */
	public boolean isLent(EnterpriseId enterprise, RegionId region) {
		Link link = this.links.get(enterprise, region);
		return this.returnedAfter != null && link.state() == RegionState.LINKED
				&& this.ledger.isOurs(enterprise, Kind.LICENCE, link.serviceUser());
	}

	public Instant endsAt(EnterpriseId enterprise, RegionId region) {
		Duration after = (this.returnedAfter != null) ? this.returnedAfter : Duration.ZERO;
		return this.links.get(enterprise, region).since().plus(after);
	}

	/** Teams takes its time to notice. */
	public Instant proofAt() {
		return this.clock.instant().plus(this.proofAfter);
	}

	@Transactional
	public void giveBack(EnterpriseId enterprise, RegionId region) {
		whileLinked(enterprise, region, (tenant, link) -> {
			if (!this.directory.removeLicences(tenant, link.serviceUser())) {
				throw new MicrosoftFailure(MicrosoftFailure.Kind.TRANSIENT, "serviceNotAvailable",
						"the tenant still shows the licence", null, null, null);
			}
			this.ledger.noteRemoved(enterprise, region, Kind.LICENCE, link.serviceUser(), Step.RETURN_LICENCE);
			this.audit.note(enterprise.value(), "system", "The licence of " + link.serviceUser() + " was given back.");
			this.jdbc.sql("""
					insert into licence_return (fqdn, enterprise_id, region, returned_at) values (?, ?, ?, ?)
					on conflict (fqdn) do nothing
					""")
				.params(link.fqdn(), enterprise.value(), region.value(), Timestamp.from(this.clock.instant()))
				.update();
		});
	}

	/** Lets Teams accept the route once more, and keeps whether it did. */
	@Transactional
	public void prove(EnterpriseId enterprise, RegionId region) {
		whileLinked(enterprise, region, (tenant, link) -> {
			boolean proven = this.routes.prove(tenant, link);
			this.jdbc.sql("update licence_return set proven = ? where fqdn = ?").params(proven, link.fqdn()).update();
			this.audit.note(enterprise.value(), "system",
					proven ? "Calls through " + link.fqdn() + " work without the licence."
							: "Without the licence Teams does not know " + link.fqdn() + " any more.");
		});
	}

	/** True also when there is nothing to prove any more. */
	public boolean isProven(EnterpriseId enterprise, RegionId region) {
		Link link = this.links.get(enterprise, region);
		return this.jdbc.sql("select proven from licence_return where fqdn = ? and proven is not null")
			.param(link.fqdn())
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/** Throws the signal {@code NoLicenceLeft} while none is free. */
	@Transactional
	public void takeAgain(EnterpriseId id, RegionId region) {
		Enterprise enterprise = this.enterprises.get(id);
		whileLinked(id, region, (tenant, link) -> {
			if (this.activation.activate(enterprise, tenant, link) == RegionState.LICENCE_MISSING) {
				throw new MicrosoftFailure(MicrosoftFailure.Kind.REFUSED, "NoLicenceLeft", "no seat is free", null,
						null, null);
			}
			this.audit.note(id.value(), "system", "The licence of " + link.serviceUser() + " was taken again.");
		});
	}

	private void whileLinked(EnterpriseId id, RegionId region, BiConsumer<TenantId, Link> step) {
		TenantId tenant = this.enterprises.get(id).tenant().orElseThrow(() -> new TenantNotPinned(id));
		Link link = this.links.lock(id, region);
		if (link.state() == RegionState.LINKED) {
			step.accept(tenant, link);
		}
	}

}
