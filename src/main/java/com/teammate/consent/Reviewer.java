package com.teammate.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.ConsentRecords;
import com.teammate.microsoft.MicrosoftFailure;

import org.springframework.stereotype.Component;

/**
 * Looks whether what was proven once is still granted. Takes nothing back by itself: that
 * sends a person through the consents again.
 */
@Component
class Reviewer {

	private final Enterprises enterprises;

	private final ConsentRecords records;

	private final PermissionManifest manifest;

	private final ConsentFacts facts;

	private final Audit audit;

	private final Clock clock;

	private final Duration settlesWithin;

	Reviewer(Enterprises enterprises, ConsentRecords records, PermissionManifest manifest, ConsentFacts facts,
			Audit audit, Clock clock, ConsentSettings settings) {
		this.enterprises = enterprises;
		this.records = records;
		this.manifest = manifest;
		this.facts = facts;
		this.audit = audit;
		this.clock = clock;
		this.settlesWithin = settings.proof().overdueAfter();
	}

	ConsentReview review(EnterpriseId enterprise) {
		TenantId tenant = this.enterprises.get(enterprise).tenant().orElseThrow();
		try {
			return compare(enterprise, this.records.read(tenant, this.manifest.apis()));
		}
		catch (MicrosoftFailure ex) {
			if (ex.signal().equals(Prover.APPLICATION_DISABLED)) {
				return new ConsentReview(Set.of(), true);
			}
			return new ConsentReview(unreadable(ex), false);
		}
	}

	void takeBack(EnterpriseId enterprise, Set<ConsentKind> kinds) {
		kinds.forEach((kind) -> this.facts.takeBack(enterprise, kind));
	}

	private ConsentReview compare(EnterpriseId enterprise, ConsentRecords.Grants grants) {
		Set<ConsentKind> missing = EnumSet.noneOf(ConsentKind.class);
		for (ConsentKind kind : ConsentKind.values()) {
			if (!this.manifest.isCovered(kind, grants)) {
				missing.add(kind);
			}
			else if (!this.facts.of(enterprise, kind).isGranted()) {
				// An administrator may also grant in Entra itself, without any visit
				// here.
				this.facts.grant(enterprise, kind, null);
				this.audit.note(enterprise.value(), Party.SYSTEM, Phrases.backAgain(kind));
			}
		}
		return new ConsentReview(missing, false);
	}

	/** Without a token nothing is granted; denied, we do have one without roles. */
	private static Set<ConsentKind> unreadable(MicrosoftFailure failure) {
		return switch (failure.kind()) {
			case NOT_PERMITTED, NOT_FOUND -> Prover.NO_SERVICE_PRINCIPAL.contains(failure.signal())
					? EnumSet.allOf(ConsentKind.class) : EnumSet.of(ConsentKind.SECOND);
			default -> throw failure;
		};
	}

	/**
	 * Whether it was granted so recently that Microsoft may still be copying it.
	 */
	boolean isSettling(EnterpriseId enterprise, ConsentKind kind) {
		Instant granted = this.facts.of(enterprise, kind).grantedAt();
		return granted != null && this.clock.instant().isBefore(granted.plus(this.settlesWithin));
	}

}
