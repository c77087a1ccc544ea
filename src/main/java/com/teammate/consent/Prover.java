package com.teammate.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.Looks.Look;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.microsoft.ConsentRecords;
import com.teammate.microsoft.ConsentRecords.Grants;
import com.teammate.microsoft.MicrosoftFailure;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Compares Microsoft's records with the manifest. Records that are incomplete or cannot
 * be read yet are taken for replication while that is plausible. Then, once overdue, a
 * readable record counts; a tenant that shows no record at all counts as not consented
 * only much later, since taking back a consent sends the administrator through it again.
 */
@Component
class Prover {

	static final Set<String> NO_SERVICE_PRINCIPAL = Set.of("AADSTS700016", "AADSTS7000229", "AADSTS65001",
			"NoServicePrincipal", "Request_ResourceNotFound");

	static final String APPLICATION_DISABLED = "AADSTS7000112";

	private final ConsentSettings.Proof settings;

	private final Enterprises enterprises;

	private final ConsentRecords records;

	private final PermissionManifest manifest;

	private final ConsentFacts facts;

	private final Looks looks;

	private final Audit audit;

	private final Events events;

	private final Clock clock;

	Prover(ConsentSettings settings, Enterprises enterprises, ConsentRecords records, PermissionManifest manifest,
			ConsentFacts facts, Looks looks, Audit audit, Events events, Clock clock) {
		this.settings = settings.proof();
		this.enterprises = enterprises;
		this.records = records;
		this.manifest = manifest;
		this.facts = facts;
		this.looks = looks;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	Proof prove(EnterpriseId enterprise) {
		for (ConsentKind kind : ConsentKind.values()) {
			ConsentFact fact = this.facts.of(enterprise, kind);
			if (!fact.isGranted()) {
				DeclineReason declined = fact.declined();
				return new Proof.Missing(kind, (declined != null) ? declined : DeclineReason.PERMISSIONS_MISSING);
			}
		}
		TenantId tenant = this.enterprises.get(enterprise).tenant().orElseThrow();
		try {
			return judge(enterprise, this.records.read(tenant, this.manifest.apis()));
		}
		catch (MicrosoftFailure ex) {
			return judge(enterprise, ex);
		}
	}

	Instant nextProofAt(EnterpriseId enterprise) {
		Look last = this.looks.of(enterprise).orElse(null);
		if (last == null) {
			return this.clock.instant().plus(this.settings.gapAfter(1));
		}
		Duration gap = isOverdue(enterprise) ? this.settings.overdueGap() : this.settings.gapAfter(last.attempts());
		Instant next = last.triedAt().plus(gap);
		Instant notBefore = last.notBefore();
		return (notBefore != null && notBefore.isAfter(next)) ? notBefore : next;
	}

	boolean isOverdue(EnterpriseId enterprise) {
		boolean proven = this.looks.of(enterprise).map(Look::provenAt).isPresent();
		return !proven && hasWaited(enterprise, this.settings.overdueAfter());
	}

	private Proof judge(EnterpriseId enterprise, Grants grants) {
		boolean first = this.manifest.isCovered(ConsentKind.FIRST, grants);
		if (first && this.manifest.isCovered(ConsentKind.SECOND, grants)) {
			return proven(enterprise);
		}
		boolean overdue = hasWaited(enterprise, this.settings.overdueAfter());
		if (!overdue) {
			// A grant for one person may be visible before the one for everybody: the
			// second consent gives both sets, whatever became of the box.
			return replicating(enterprise, null);
		}
		if (!first && grants.isOnlyPersonal()) {
			return missing(enterprise, ConsentKind.FIRST, DeclineReason.BOX_NOT_TICKED, null);
		}
		return missing(enterprise, first ? ConsentKind.SECOND : ConsentKind.FIRST, DeclineReason.PERMISSIONS_MISSING,
				null);
	}

	private Proof judge(EnterpriseId enterprise, MicrosoftFailure failure) {
		if (failure.signal().equals(APPLICATION_DISABLED)) {
			return missing(enterprise, ConsentKind.FIRST, DeclineReason.APPLICATION_DISABLED, failure.signal());
		}
		return switch (failure.kind()) {
			case TRANSIENT -> replicating(enterprise, failure.retryAfter().orElse(null));
			case NOT_PERMITTED, NOT_FOUND -> unreadable(enterprise, failure);
			default -> throw failure;
		};
	}

	/**
	 * Denied, we do have a token, and it lacks the second consent; without a service
	 * principal there may never have been a first one.
	 */
	private Proof unreadable(EnterpriseId enterprise, MicrosoftFailure failure) {
		boolean unknown = NO_SERVICE_PRINCIPAL.contains(failure.signal());
		Duration patience = unknown ? this.settings.lostAfter() : this.settings.overdueAfter();
		if (!hasWaited(enterprise, patience)) {
			return replicating(enterprise, failure.retryAfter().orElse(null));
		}
		return missing(enterprise, unknown ? ConsentKind.FIRST : ConsentKind.SECOND, DeclineReason.PERMISSIONS_MISSING,
				failure.signal());
	}

	private Proof proven(EnterpriseId enterprise) {
		boolean news = this.looks.of(enterprise).map(Look::provenAt).isEmpty();
		this.looks.proven(enterprise);
		if (news) {
			this.audit.note(enterprise.value(), Party.SYSTEM, Phrases.proven());
			this.events.record(enterprise.value(), EventType.CONSENTS_PROVEN);
		}
		return new Proof.Proven();
	}

	private Proof replicating(EnterpriseId enterprise, @Nullable Duration stayAway) {
		this.looks.countInVain(enterprise, stayAway);
		return new Proof.Replicating();
	}

	private Proof missing(EnterpriseId enterprise, ConsentKind kind, DeclineReason reason, @Nullable String signal) {
		this.facts.decline(enterprise, kind, reason, signal);
		this.facts.takeBack(enterprise, kind);
		this.looks.forget(enterprise);
		this.audit.note(enterprise.value(), Party.SYSTEM, Phrases.takenBack(kind, reason));
		this.events.record(enterprise.value(), EventType.CONSENT_MISSING,
				Map.of("consent", kind.name(), "reason", reason.name()));
		return new Proof.Missing(kind, reason);
	}

	/** Since the later of the two grants. */
	private boolean hasWaited(EnterpriseId enterprise, Duration patience) {
		Instant first = this.facts.of(enterprise, ConsentKind.FIRST).grantedAt();
		Instant second = this.facts.of(enterprise, ConsentKind.SECOND).grantedAt();
		if (first == null || second == null) {
			return false;
		}
		Instant since = first.isAfter(second) ? first : second;
		return !this.clock.instant().isBefore(since.plus(patience));
	}

}
