package com.teammate.consent;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.PersonalData;
import com.teammate.enterprise.TenantId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks for the two consents, understands the answers and proves them. */
@Service
public class Consents implements PersonalData {

	private final Asking asking;

	private final Answers answers;

	private final Recording recording;

	private final ConsentFacts facts;

	private final Looks looks;

	private final Prover prover;

	private final Reviewer reviewer;

	private final ConsentRequests requests;

	private final Elsewhere elsewhere;

	private final ConsentSettings settings;

	private final PermissionManifest manifest;

	private final TeamsRole teamsRole;

	Consents(Asking asking, Answers answers, Recording recording, ConsentFacts facts, Looks looks, Prover prover,
			ConsentRequests requests, Elsewhere elsewhere, ConsentSettings settings, PermissionManifest manifest,
			Reviewer reviewer, TeamsRole teamsRole) {
		this.asking = asking;
		this.answers = answers;
		this.recording = recording;
		this.facts = facts;
		this.looks = looks;
		this.prover = prover;
		this.reviewer = reviewer;
		this.requests = requests;
		this.elsewhere = elsewhere;
		this.settings = settings;
		this.manifest = manifest;
		this.teamsRole = teamsRole;
	}

	/**
	 * Prepares a consent and gives the address at Microsoft to send the browser to. The
	 * state in it is random, single-use, short-lived and bound to the browser. The second
	 * consent needs the tenant that the first one pinned.
	 * @param browser what the browser is known by (its visit); stored only as a hash
	 */
	@Transactional
	public URI request(EnterpriseId enterprise, ConsentKind kind, String browser) {
		return (kind == ConsentKind.FIRST) ? this.asking.first(enterprise, browser)
				: this.asking.second(enterprise, browser);
	}

	/**
	 * Understands a callback: uses up its state, redeems the code, checks ID token,
	 * tenant, person. Talks to Microsoft, so it must be called outside a transaction;
	 * {@link #record} then keeps the answer.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public ConsentAnswer understand(ConsentKind kind, Map<String, String> parameters, String browser) {
		return this.answers.understand(kind, parameters, browser);
	}

	/**
	 * Keeps an answer as a fact, pinning the tenant at the first consent; joins the
	 * caller's transaction. A no after an earlier yes takes nothing back.
	 * @return the answer, or {@code TENANT_TAKEN} when the tenant belongs to another
	 * enterprise
	 */
	@Transactional
	public ConsentAnswer record(ConsentAnswer answer) {
		if (answer instanceof Granted granted) {
			return this.recording.record(granted);
		}
		return (answer instanceof Declined declined) ? this.recording.record(declined) : answer;
	}

	/**
	 * Whether a yes to that consent is on record and no proof has taken it back.
	 */
	@Transactional(readOnly = true)
	public boolean isGranted(EnterpriseId enterprise, ConsentKind kind) {
		return this.facts.of(enterprise, kind).isGranted();
	}

	/** Whether that consent was proven once and has to be granted once more. */
	@Transactional(readOnly = true)
	public boolean isTakenBack(EnterpriseId enterprise, ConsentKind kind) {
		return this.looks.of(enterprise).map(Looks.Look::provenAt).isPresent() && !isGranted(enterprise, kind);
	}

	/**
	 * Whether our application had its directory role in the tenant before the first
	 * consent to this onboarding.
	 */
	@Transactional(readOnly = true)
	public boolean wasTeamsRoleHeld(EnterpriseId enterprise, TenantId tenant) {
		return this.teamsRole.wasHeld(enterprise, tenant);
	}

	/**
	 * Until when nobody is sent to Microsoft again, because our own registration turned
	 * out wrong: one more try would only fail once more in front of the administrator.
	 */
	@Transactional(readOnly = true)
	public Optional<Instant> pausedUntil(EnterpriseId enterprise, ConsentKind kind, Instant now) {
		ConsentFact fact = this.facts.of(enterprise, kind);
		return Optional.ofNullable(fact.answeredAt())
			.filter((answered) -> fact.declined() == DeclineReason.OUR_FAULT)
			.map((answered) -> answered.plus(this.settings.pauseAfterOurFault()))
			.filter(now::isBefore);
	}

	/**
	 * Whether somebody was sent to Microsoft for that consent and has not come back:
	 * Microsoft's page for people who may not consent often leads nowhere.
	 */
	@Transactional(readOnly = true)
	public boolean isUnderWay(EnterpriseId enterprise, ConsentKind kind) {
		Instant answered = this.facts.of(enterprise, kind).answeredAt();
		return this.requests.isUnderWay(enterprise, kind, (answered != null) ? answered : Instant.EPOCH);
	}

	/**
	 * Consents that Microsoft's records show although no callback told us, to be kept by
	 * {@link #record}. Talks to Microsoft, so it must be called outside a transaction.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public List<ConsentAnswer> lookElsewhere(EnterpriseId enterprise) {
		return this.elsewhere.look(enterprise);
	}

	/**
	 * Reads Microsoft's records with a fresh app-only token and compares both sets with
	 * the permission manifest. Takes back the fact of a consent that turns out missing.
	 */
	@Transactional
	public Proof prove(EnterpriseId enterprise) {
		return this.prover.prove(enterprise);
	}

	/** Whatever Microsoft still answers comes too late. */
	@Transactional
	public void abandon(EnterpriseId enterprise) {
		this.requests.forget(enterprise);
	}

	@Override
	@Transactional
	public void forget(EnterpriseId enterprise) {
		this.requests.forget(enterprise);
		this.facts.forgetAdministrator(enterprise);
	}

	/**
	 * Reads Microsoft's records about consents that were proven once. Takes nothing back;
	 * one that was taken back and is there again counts as granted.
	 */
	@Transactional
	public ConsentReview review(EnterpriseId enterprise) {
		return this.reviewer.review(enterprise);
	}

	/** Whether that consent is so young that Microsoft may still be copying it. */
	@Transactional(readOnly = true)
	public boolean isSettling(EnterpriseId enterprise, ConsentKind kind) {
		return this.reviewer.isSettling(enterprise, kind);
	}

	/** Those consents have to be granted once more. */
	@Transactional
	public void takeBack(EnterpriseId enterprise, Set<ConsentKind> kinds) {
		this.reviewer.takeBack(enterprise, kinds);
	}

	/** When the next proof is due while Microsoft replicates; the gaps grow. */
	@Transactional(readOnly = true)
	public Instant nextProofAt(EnterpriseId enterprise) {
		return this.prover.nextProofAt(enterprise);
	}

	/**
	 * Whether replication has taken longer than it should, so that a person should look.
	 */
	@Transactional(readOnly = true)
	public boolean isProofOverdue(EnterpriseId enterprise) {
		return this.prover.isOverdue(enterprise);
	}

	/** Who consented to what and when, and since when it is proven. */
	@Transactional(readOnly = true)
	public Evidence evidence(EnterpriseId enterprise) {
		List<Evidence.Given> given = Arrays.stream(ConsentKind.values())
			.map((kind) -> this.facts.of(enterprise, kind))
			.map((fact) -> new Evidence.Given(fact.kind(), fact.grantedAt(), fact.administrator()))
			.toList();
		return new Evidence(this.manifest.version(), given,
				this.looks.of(enterprise).map(Looks.Look::provenAt).orElse(null), this.manifest.all());
	}

	@Transactional(readOnly = true)
	public ConsentState state(EnterpriseId enterprise) {
		ConsentFact first = this.facts.of(enterprise, ConsentKind.FIRST);
		ConsentFact second = this.facts.of(enterprise, ConsentKind.SECOND);
		return new ConsentState(first.grantedAt(), first.declined(), second.grantedAt(), second.declined(),
				this.looks.of(enterprise).map(Looks.Look::provenAt).orElse(null));
	}

}
