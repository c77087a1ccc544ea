package com.teammate.sbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import com.teammate.sbc.RemovalProof.Remnant;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes our application from tenants after the regions are unlinked, and proves from
 * the ledger what was removed and what is left.
 */
@Service
public class Removals {

	/** The cause of an application that may not delete itself, which is the rule. */
	private static final String APPLICATION_LEFT = "APPLICATION_LEFT";

	/** There is no such application in the tenant. */
	private static final Set<String> GONE = Set.of("AADSTS700016", "AADSTS7000229");

	private final RemovalTable table;

	private final Enterprises enterprises;

	private final TenantDirectory directory;

	private final ChangeLedger ledger;

	private final Obstacles obstacles;

	private final SbcSettings settings;

	private final Clock clock;

	Removals(RemovalTable table, Enterprises enterprises, TenantDirectory directory, ChangeLedger ledger,
			Obstacles obstacles, SbcSettings settings, Clock clock) {
		this.table = table;
		this.enterprises = enterprises;
		this.directory = directory;
		this.ledger = ledger;
		this.obstacles = obstacles;
		this.settings = settings;
		this.clock = clock;
	}

	/** The removal was asked for; changes nothing when it was before. */
	@Transactional
	public void begin(EnterpriseId enterprise) {
		this.table.add(enterprise, this.clock.instant());
	}

	/** All that can be undone is undone. */
	@Transactional
	public void finish(EnterpriseId enterprise) {
		this.table.finish(enterprise, this.clock.instant());
	}

	/**
	 * Deletes our service principal with all that was granted to it. Where it may not, it
	 * stays and is the administrator's to delete; where Microsoft only stumbles, it is to
	 * be tried again.
	 */
	@Transactional
	public void removeApplication(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		RemovalTable.Row row = this.table.get(id);
		if (row.isSettled()) {
			return;
		}
		if (enterprise.tenant().isEmpty()) {
			this.table.settle(id, true, null);
			return;
		}
		this.ledger.noteConsented(id, Kind.SERVICE_PRINCIPAL, Plans.APPLICATION);
		if (this.ledger.wasFound(id, Kind.DIRECTORY_ROLE, TeamsRoles.name(this.directory.teamsRole()))) {
			// It would lose what it had before us; all that is ours to say is how to
			// delete it.
			this.table.settle(id, false, APPLICATION_LEFT);
			return;
		}
		removeApplication(id, enterprise.tenant().get(), row);
	}

	private void removeApplication(EnterpriseId id, TenantId tenant, RemovalTable.Row row) {
		try {
			this.directory.removeOwnServicePrincipal(tenant);
			settleGone(id);
		}
		catch (MicrosoftFailure ex) {
			if (GONE.contains(ex.signal())) {
				// Just after a consent Microsoft says the same of one that is to come.
				if (row.attempts() + 1 >= this.settings.withdrawnLooks()) {
					settleGone(id);
				}
				else {
					this.table.tried(id);
				}
			}
			else if (isWorthATry(ex, row)) {
				this.table.tried(id);
			}
			else {
				this.table.settle(id, false, APPLICATION_LEFT);
			}
		}
	}

	private boolean isWorthATry(MicrosoftFailure failure, RemovalTable.Row row) {
		return failure.kind() == MicrosoftFailure.Kind.TRANSIENT
				&& this.clock.instant().isBefore(row.requestedAt().plus(this.settings.unlinkPatience()));
	}

	private void settleGone(EnterpriseId id) {
		this.ledger.of(id)
			.stream()
			.filter((change) -> change.kind() == Kind.DIRECTORY_ROLE || change.kind() == Kind.SERVICE_PRINCIPAL)
			.forEach((change) -> this.ledger.noteRemoved(id, null, change.kind(), change.name(),
					Step.REMOVE_APPLICATION));
		this.table.settle(id, true, null);
	}

	@Transactional(readOnly = true)
	public boolean isApplicationSettled(EnterpriseId enterprise) {
		return this.table.get(enterprise).isSettled();
	}

	/** When to try again; the gaps grow. */
	@Transactional(readOnly = true)
	public Instant nextTryAt(EnterpriseId enterprise) {
		List<Duration> intervals = this.settings.unlinkIntervals();
		int attempts = Math.max(1, this.table.get(enterprise).attempts());
		return this.clock.instant().plus(intervals.get(Math.min(attempts, intervals.size()) - 1));
	}

	/** What has been removed and what is left; empty unless a removal was asked for. */
	@Transactional(readOnly = true)
	public Optional<RemovalProof> proof(EnterpriseId enterprise) {
		return this.table.find(enterprise).map((row) -> {
			List<Change> changes = this.ledger.of(enterprise);
			List<Change> removed = changes.stream().filter((change) -> change.action() == Action.REMOVE).toList();
			return new RemovalProof(row.requestedAt(), row.finishedAt(), removed, left(enterprise, row, changes));
		});
	}

	private List<Remnant> left(EnterpriseId enterprise, RemovalTable.Row row, List<Change> changes) {
		List<Obstacle> inTheWay = this.obstacles.of(enterprise);
		List<Remnant> left = new ArrayList<>();
		byObject(changes).forEach((object, lives) -> {
			Change last = lives.get(lives.size() - 1);
			boolean ours = last.action() != Action.REMOVE
					&& lives.stream().noneMatch((change) -> change.action() == Action.FIND);
			if (ours) {
				left.add(new Remnant(last.kind(), last.name(), last.region(), cause(last, row, inTheWay)));
			}
		});
		return left;
	}

	private static Map<String, List<Change>> byObject(List<Change> changes) {
		Map<String, List<Change>> objects = new LinkedHashMap<>();
		changes.forEach(
				(change) -> objects.computeIfAbsent(change.kind() + " " + change.name(), (object) -> new ArrayList<>())
					.add(change));
		return objects;
	}

	private static @Nullable String cause(Change change, RemovalTable.Row row, List<Obstacle> inTheWay) {
		if (change.kind() == Kind.SERVICE_PRINCIPAL || change.kind() == Kind.DIRECTORY_ROLE) {
			return row.cause();
		}
		RegionId region = change.region();
		return inTheWay.stream()
			.filter((obstacle) -> region == null || obstacle.region().equals(region))
			.map(Obstacle::code)
			.findFirst()
			.orElse(null);
	}

}
