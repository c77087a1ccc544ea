package com.teammate.drift;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.ConsentReview;
import com.teammate.consent.Consents;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.sbc.Deviation;
import com.teammate.sbc.Upkeep;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares active enterprises with what was set up for them. Each of the steps joins the
 * caller's transaction and may run twice.
 */
@Service
public class Drift {

	private final Enterprises enterprises;

	private final Consents consents;

	private final Upkeep upkeep;

	private final CheckTable checks;

	private final Findings findings;

	private final Slots slots;

	private final CredentialWatch credential;

	private final DriftSettings settings;

	private final Clock clock;

	Drift(Enterprises enterprises, Consents consents, Upkeep upkeep, CheckTable checks, Findings findings, Slots slots,
			CredentialWatch credential, DriftSettings settings, Clock clock) {
		this.enterprises = enterprises;
		this.consents = consents;
		this.upkeep = upkeep;
		this.checks = checks;
		this.findings = findings;
		this.slots = slots;
		this.credential = credential;
		this.settings = settings;
		this.clock = clock;
	}

	/** From now on the enterprise is checked. */
	@Transactional
	public void watch(EnterpriseId enterprise) {
		this.checks.add(enterprise, this.slots.next(enterprise));
	}

	/**
	 * Nothing that was set up is missed from now on, nor anything that was found so far:
	 * the enterprise is being removed, or gone.
	 */
	@Transactional
	public void forget(EnterpriseId enterprise) {
		// First: whoever picks what is due holds it until the check has begun.
		this.checks.remove(enterprise);
		this.findings.forget(enterprise);
	}

	/**
	 * The active enterprises whose check is due, as many as may begin in one minute. They
	 * are due again only at their next moment; nobody else gets them meanwhile.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<EnterpriseId> pickDue() {
		this.credential.remind();
		List<EnterpriseId> due = this.checks.holdDue(this.clock.instant(), this.settings.batch());
		return due.stream().filter(this::isToBeChecked).toList();
	}

	/**
	 * One that is disabled waits for its next moment; one that is being linked or removed
	 * is looked at while something is open.
	 */
	private boolean isToBeChecked(EnterpriseId enterprise) {
		EnterpriseStatus status = this.enterprises.get(enterprise).status();
		if (status == EnterpriseStatus.REMOVED) {
			this.checks.remove(enterprise);
		}
		else {
			this.checks.schedule(enterprise, this.slots.next(enterprise));
		}
		return switch (status) {
			case ACTIVE -> true;
			case ONBOARDING, REMOVING -> !this.findings.of(enterprise).isEmpty();
			case DISABLED, REMOVED -> false;
		};
	}

	/** Looks for both consents in Microsoft's records; begins a check. */
	@Transactional
	public void checkConsents(EnterpriseId enterprise) {
		reviewConsents(enterprise);
		this.findings.tried(enterprise, false);
	}

	private void reviewConsents(EnterpriseId enterprise) {
		ConsentReview review = this.consents.review(enterprise);
		List<DriftFinding> found = new ArrayList<>();
		Instant now = this.clock.instant();
		if (review.applicationDisabled()) {
			found.add(new DriftFinding(Causes.APPLICATION_DISABLED, null, now));
		}
		review.missing()
			.stream()
			.filter((kind) -> isNeeded(enterprise, kind))
			.forEach((kind) -> found.add(new DriftFinding(Causes.of(kind), null, now)));
		this.findings.become(enterprise, Causes.OF_CONSENT, found);
	}

	/**
	 * What is undone is undone in our own name: nobody is asked to let us act in theirs,
	 * which would give our application its role once more.
	 */
	private boolean isNeeded(EnterpriseId enterprise, ConsentKind kind) {
		return kind == ConsentKind.SECOND || !isLeft(enterprise);
	}

	/** Into a tenant that is being left nothing is ever written again. */
	private boolean isLeft(EnterpriseId enterprise) {
		EnterpriseStatus status = this.enterprises.get(enterprise).status();
		return status == EnterpriseStatus.REMOVING || status == EnterpriseStatus.REMOVED;
	}

	/** Without the consents nothing else can be looked at. */
	@Transactional(readOnly = true)
	public boolean areConsentsThere(EnterpriseId enterprise) {
		return ofConsent(enterprise).isEmpty();
	}

	/** Whether our application lacks a consent or its role, as far as is known. */
	@Transactional(readOnly = true)
	public boolean isLockedOut(EnterpriseId enterprise) {
		return this.findings.of(enterprise).stream().anyMatch((finding) -> isLockOut(finding.code()));
	}

	/** Whether that keeps our application out, whatever it wants to do. */
	public boolean isLockOut(String code) {
		return Causes.OF_ACCESS.contains(code);
	}

	/**
	 * Whether they are missing for longer than a hiccup, or a grant of just now, would
	 * explain.
	 */
	@Transactional(readOnly = true)
	public boolean isLossConfirmed(EnterpriseId enterprise) {
		Instant before = this.clock.instant().minus(this.settings.confirmAfter());
		return ofConsent(enterprise).stream().noneMatch((finding) -> finding.since().isAfter(before))
				&& missing(enterprise).stream().noneMatch((kind) -> this.consents.isSettling(enterprise, kind));
	}

	/** When to look again for a consent that is missing. */
	public Instant confirmationAt() {
		return this.clock.instant().plus(this.settings.confirmAfter());
	}

	/**
	 * Takes the missing consents back, so that a visit of the administrator leads to them
	 * and to nothing else; not one that was granted since they were looked for. False
	 * when no visit helps.
	 */
	@Transactional
	public boolean takeConsentsBack(EnterpriseId enterprise) {
		Set<ConsentKind> missing = missing(enterprise).stream()
			.filter((kind) -> !this.consents.isSettling(enterprise, kind))
			.collect(Collectors.toSet());
		this.consents.takeBack(enterprise, missing);
		return !missing.isEmpty();
	}

	/**
	 * Compares tenant, DNS and Teams with the ledger; not those of an enterprise that is
	 * being removed, which miss what we have taken away.
	 */
	@Transactional
	public void compare(EnterpriseId enterprise) {
		if (!isLeft(enterprise)) {
			unlessRefused(enterprise, () -> inspect(enterprise));
		}
	}

	private void inspect(EnterpriseId enterprise) {
		Instant now = this.clock.instant();
		List<DriftFinding> found = this.upkeep.inspect(enterprise)
			.stream()
			.map((deviation) -> new DriftFinding(deviation.code().name(),
					deviation.subject().isEmpty() ? null : deviation.subject(), now))
			.toList();
		this.findings.become(enterprise, Causes.OF_LEDGER, found);
	}

	/** Whether something is ours to repair that this check has not tried yet. */
	@Transactional(readOnly = true)
	public boolean isRepairDue(EnterpriseId enterprise) {
		return !isLeft(enterprise) && !this.findings.untried(enterprise).isEmpty();
	}

	/**
	 * Writes again what is lost and ours; comparing once more tells whether it helped.
	 */
	@Transactional
	public void repair(EnterpriseId enterprise) {
		Set<Deviation> lost = this.findings.untried(enterprise)
			.stream()
			.map((finding) -> new Deviation(Deviation.Code.valueOf(finding.code()),
					Objects.requireNonNullElse(finding.subject(), "")))
			.collect(Collectors.toSet());
		if (!isLeft(enterprise)) {
			unlessRefused(enterprise, () -> this.upkeep.repair(enterprise, lost));
		}
		this.findings.tried(enterprise, true);
	}

	/** A refusal for want of a permission may mean that a consent has just gone. */
	private void unlessRefused(EnterpriseId enterprise, Runnable step) {
		try {
			step.run();
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() == MicrosoftFailure.Kind.NOT_PERMITTED) {
				reviewConsents(enterprise);
			}
			if (areConsentsThere(enterprise)) {
				throw ex;
			}
		}
	}

	/** Ends a check: the next one is sooner while something is open. */
	@Transactional
	public void conclude(EnterpriseId enterprise) {
		boolean healthy = this.findings.of(enterprise).isEmpty();
		Instant now = this.clock.instant();
		Instant next = healthy ? this.slots.next(enterprise) : this.slots.again(enterprise);
		this.checks.checked(enterprise, now, this.checks.takeRequest(enterprise) ? now : next);
	}

	/**
	 * Something was mended while a check was going on that may have looked already:
	 * another one follows it.
	 */
	@Transactional
	public void lookAgain(EnterpriseId enterprise) {
		watch(enterprise);
		this.checks.request(enterprise);
	}

	/** What the checks say; empty findings when all is as it was set up. */
	@Transactional(readOnly = true)
	public Health health(EnterpriseId enterprise) {
		List<DriftFinding> open = this.findings.of(enterprise);
		return this.checks.find(enterprise)
			.map((times) -> new Health(times.checkedAt(), times.nextCheckAt(), open))
			.orElseGet(() -> new Health(null, null, open));
	}

	/** Whether only a visit of the administrator mends it. */
	public boolean needsVisit(String code) {
		return Causes.NEED_VISIT.contains(code);
	}

	private Set<ConsentKind> missing(EnterpriseId enterprise) {
		List<String> codes = ofConsent(enterprise).stream().map(DriftFinding::code).toList();
		return Arrays.stream(ConsentKind.values())
			.filter((kind) -> codes.contains(Causes.of(kind)))
			.collect(Collectors.toSet());
	}

	private List<DriftFinding> ofConsent(EnterpriseId enterprise) {
		return this.findings.of(enterprise)
			.stream()
			.filter((finding) -> Causes.OF_CONSENT.contains(finding.code()))
			.toList();
	}

}
