package com.teammate.sbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
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

	private final Duration overdueAfter;

	private final Intervals intervals;

	LicenceLoans(Enterprises enterprises, Links links, TenantDirectory directory, Activation activation,
			RouteSteps routes, ChangeLedger ledger, Audit audit, JdbcClient jdbc, Clock clock, Intervals intervals,
			SbcSettings settings) {
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
		this.overdueAfter = settings.activationOverdueAfter();
		this.intervals = intervals;
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
			this.audit.note(enterprise.value(), Party.SYSTEM,
					"The licence of " + link.serviceUser() + " was given back.");
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
			boolean again = find(enterprise).anyMatch((taken) -> taken.fqdn().equals(link.fqdn()));
			this.jdbc.sql("update licence_return set proven = ? where fqdn = ?").params(proven, link.fqdn()).update();
			if (proven || !again) {
				this.audit.note(enterprise.value(), Party.SYSTEM, words(link, proven, again));
			}
		});
	}

	private static String words(Link link, boolean proven, boolean again) {
		if (proven) {
			return "Calls through " + link.fqdn() + (again ? " work again." : " work without the licence.");
		}
		return "Without the licence Teams does not know " + link.fqdn() + " any more.";
	}

	/** True also when there is nothing to prove any more. */
	public boolean isProven(EnterpriseId enterprise, RegionId region) {
		Link link = this.links.get(enterprise, region);
		return link.state() != RegionState.LINKED
				|| this.jdbc.sql("select proven from licence_return where fqdn = ? and proven is not null")
					.param(link.fqdn())
					.query(Boolean.class)
					.optional()
					.orElse(true);
	}

	/** Or keeps that none is free, which is waited for. */
	@Transactional
	public void takeAgain(EnterpriseId id, RegionId region) {
		Enterprise enterprise = this.enterprises.get(id);
		whileLinked(id, region, (tenant, link) -> {
			boolean missing = this.activation.activate(enterprise, tenant, link) == RegionState.LICENCE_MISSING;
			boolean first = this.jdbc.sql("""
					update licence_return set looks = looks + 1, licence_missing = :missing,
						taken_at = coalesce(taken_at, case when :missing then null else cast(:now as timestamptz) end)
					where fqdn = :fqdn returning taken_at = cast(:now as timestamptz)
					""")
				.param("missing", missing)
				.param("now", Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MILLIS)))
				.param("fqdn", link.fqdn())
				.query(Boolean.class)
				.optional()
				.orElse(false);
			if (first) {
				this.audit.note(id.value(), Party.SYSTEM, "The licence of " + link.serviceUser()
						+ " was taken again; Microsoft activates the sub-domain.");
			}
		});
	}

	/** When to look again whether calls find their way; the gaps grow. */
	public Instant nextLookAt(EnterpriseId enterprise, RegionId region) {
		Link link = this.links.get(enterprise, region);
		Duration gap = find(enterprise).filter((taken) -> taken.fqdn().equals(link.fqdn()))
			.findFirst()
			.map((taken) -> taken.missing() ? this.intervals.ofLicence(taken.looks())
					: this.intervals.ofActivation(taken.looks()))
			.orElse(Duration.ZERO);
		return this.clock.instant().plus(gap);
	}

	/** What keeps calls from finding their way again since a licence was given back. */
	public Optional<String> obstacle(EnterpriseId enterprise) {
		List<Taken> taken = find(enterprise).toList();
		if (taken.stream().anyMatch(Taken::missing)) {
			return Optional.of("LICENCE_MISSING");
		}
		Instant due = this.clock.instant().minus(this.overdueAfter);
		return taken.stream().anyMatch((one) -> one.since() != null && one.since().isBefore(due))
				? Optional.of("DOMAIN_ACTIVATION_OVERDUE") : Optional.empty();
	}

	/** Whether Microsoft activates a sub-domain again whose licence was given back. */
	public boolean isActivatingAgain(EnterpriseId enterprise) {
		return find(enterprise).anyMatch((taken) -> taken.since() != null);
	}

	private Stream<Taken> find(EnterpriseId enterprise) {
		return this.jdbc.sql("""
				select fqdn, licence_missing, looks, taken_at from licence_return join region_link using (fqdn)
				where licence_return.enterprise_id = ? and state = 'LINKED' and not proven
				""")
			.param(enterprise.value())
			.query((row, number) -> new Taken(row.getString("fqdn"), row.getBoolean("licence_missing"),
					row.getInt("looks"),
					Optional.ofNullable(row.getTimestamp("taken_at")).map(Timestamp::toInstant).orElse(null)))
			.list()
			.stream();
	}

	private void whileLinked(EnterpriseId id, RegionId region, BiConsumer<TenantId, Link> step) {
		TenantId tenant = this.enterprises.get(id).tenant().orElseThrow(() -> new TenantNotPinned(id));
		Link link = this.links.lock(id, region);
		if (link.state() == RegionState.LINKED) {
			step.accept(tenant, link);
		}
	}

	/**
	 * A licence that had to be taken again.
	 *
	 * @param missing whether none was free
	 * @param looks how often it was tried
	 * @param since when it was taken; null: not yet
	 */
	private record Taken(String fqdn, boolean missing, int looks, @Nullable Instant since) {

	}

}
