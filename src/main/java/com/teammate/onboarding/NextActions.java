package com.teammate.onboarding;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.diagnosis.DiagnosisWords;
import com.teammate.drift.Drift;
import com.teammate.drift.DriftFinding;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.invitation.Invitations;
import com.teammate.sbc.LicenceLoans;
import com.teammate.sbc.Readiness;
import com.teammate.sbc.RegionLink;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.RegionState;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Keeps the answer to "who must do what next" up to date, and says it in plain words. */
@Component
class NextActions {

	private final Enterprises enterprises;

	private final Invitations invitations;

	private final Consents consents;

	private final RegionLinks regionLinks;

	private final Obstruction obstruction;

	private final LicenceLoans loans;

	private final RoutingConsent routingConsent;

	private final RegionWords regionWords;

	private final Drift drift;

	private final Diagnoses diagnoses;

	private final DiagnosisWords words;

	/** Looked up late: the engine that it speaks to has these next actions as a part. */
	private final ObjectProvider<OnboardingProcess> process;

	private final MessageSource messages;

	private final Clock clock;

	NextActions(Enterprises enterprises, Invitations invitations, Consents consents, RegionLinks regionLinks,
			Obstruction obstruction, LicenceLoans loans, RoutingConsent routingConsent, RegionWords regionWords,
			Drift drift, Diagnoses diagnoses, DiagnosisWords words, ObjectProvider<OnboardingProcess> process,
			MessageSource messages, Clock clock) {
		this.enterprises = enterprises;
		this.invitations = invitations;
		this.consents = consents;
		this.regionLinks = regionLinks;
		this.obstruction = obstruction;
		this.loans = loans;
		this.routingConsent = routingConsent;
		this.regionWords = regionWords;
		this.drift = drift;
		this.diagnoses = diagnoses;
		this.words = words;
		this.process = process;
		this.messages = messages;
		this.clock = clock;
	}

	void expect(EnterpriseId enterprise, Deed deed) {
		this.enterprises.expect(enterprise, deed.since(this.clock.instant(), null));
	}

	/** Something is in the way: the owner of the cause must act. */
	void expectHelp(EnterpriseId enterprise, String cause) {
		Diagnosis diagnosis = this.diagnoses.named(cause);
		this.enterprises.expect(enterprise,
				new NextAction(Actor.valueOf(diagnosis.owner()), diagnosis.code(), this.clock.instant(), null));
	}

	/**
	 * The administrator's turn lasts as long as the invitation; a locked one is the
	 * reseller's.
	 */
	void expectAdministrator(EnterpriseId enterprise, Deed deed) {
		if (this.invitations.isLocked(enterprise)) {
			expectHelp(enterprise, "INVITATION_LOCKED");
		}
		else {
			this.enterprises.expect(enterprise,
					deed.since(this.clock.instant(), this.invitations.expiresAt(enterprise)));
		}
	}

	void expectReplication(EnterpriseId enterprise) {
		if (this.consents.isProofOverdue(enterprise)) {
			expectHelp(enterprise, "CONSENT_REPLICATION_OVERDUE");
		}
		else {
			expect(enterprise, Deed.REPLICATE_CONSENTS);
		}
	}

	/** The first finding in the way says whose turn it is. */
	void expectTenant(EnterpriseId enterprise) {
		this.regionLinks.readiness(enterprise)
			.findings()
			.stream()
			.filter(Readiness.Finding::blocking)
			.findFirst()
			.ifPresent((finding) -> expectHelp(enterprise, finding.code()));
	}

	/**
	 * A region has moved: what is most in the way of all regions says whose turn it is.
	 */
	void expectRegions(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.lock(id);
		// A step that was running when the enterprise was disabled tells it for later.
		switch (enterprise.status()) {
			case ONBOARDING, DISABLED, ACTIVE -> {
				List<RegionLink> wanted = this.regionLinks.of(id)
					.stream()
					.filter((link) -> !link.state().isLeaving())
					.toList();
				lockOut(id).or(() -> incident(id))
					.or(() -> this.routingConsent.obstacle(id, wanted))
					.or(() -> obstacle(wanted))
					.or(() -> this.loans.obstacle(id))
					.or(() -> this.obstruction.cause(id))
					.or(() -> loss(id, (any) -> true))
					.ifPresentOrElse((cause) -> expectHelp(id, cause), () -> expectProgress(id, wanted));
			}
			case REMOVING -> lockOutOfUndoing(id).or(() -> incident(id))
				.or(() -> this.obstruction.cause(id))
				.ifPresentOrElse((cause) -> expectHelp(id, cause), () -> expect(id, Deed.REMOVE_ENTERPRISE));
			default -> {
			}
		}
	}

	/** A job has given up; where our application is known to be kept out, that is why. */
	void expectStopped(EnterpriseId id, String cause) {
		expectHelp(id, lockOut(id).orElse(cause));
	}

	/** A check found that our application lacks a consent or its role. */
	private Optional<String> lockOut(EnterpriseId id) {
		return loss(id, this.drift::isLockOut);
	}

	/** The same, as long as the administrator is asked for it. */
	private Optional<String> lockOutOfUndoing(EnterpriseId id) {
		return this.obstruction.isWorthAsking(id) ? lockOut(id) : Optional.empty();
	}

	private Optional<String> incident(EnterpriseId id) {
		return this.process.getObject().incidents(id).values().stream().findFirst();
	}

	/** The worst that a check of what was set up has found. */
	private Optional<String> loss(EnterpriseId id, Predicate<String> codes) {
		return this.drift.health(id)
			.findings()
			.stream()
			.map(DriftFinding::code)
			.filter(codes)
			.findFirst()
			.map((code) -> wayOn(id, code));
	}

	/** A visit needs an invitation that lets the administrator in. */
	private String wayOn(EnterpriseId id, String cause) {
		if (this.drift.needsVisit(cause) && this.invitations.isLocked(id)) {
			return "INVITATION_LOCKED";
		}
		return (this.drift.needsVisit(cause) && this.invitations.isExpired(id)) ? "INVITATION_EXPIRED" : cause;
	}

	private void expectProgress(EnterpriseId id, List<RegionLink> wanted) {
		if (this.regionLinks.of(id).stream().anyMatch(RegionLink::isBeingRenewed)) {
			expect(id, Deed.RENEW_SUB_DOMAIN);
			return;
		}
		boolean linked = wanted.stream().allMatch(RegionLink::isLinked);
		if (linked && any(this.regionLinks.of(id), RegionState.UNLINKING)) {
			expect(id, Deed.UNLINK_SBC_REGIONS);
		}
		else if (linked && this.loans.isActivatingAgain(id)) {
			expect(id, Deed.ACTIVATE_DOMAIN);
		}
		else if (linked && this.enterprises.isActivated(id)) {
			this.enterprises.expect(id, null);
		}
		else {
			expect(id, progress(wanted));
		}
	}

	/**
	 * The job behind that incident is tried again; whatever has come since stays as it
	 * is, and another job that has given up comes to the fore.
	 */
	void expectGoingOn(EnterpriseId id, String incident, String cause) {
		Enterprise enterprise = this.enterprises.lock(id);
		NextAction next = enterprise.nextAction();
		if (next != null && next.code().equals(cause)) {
			Map<String, String> others = this.process.getObject().incidents(id);
			others.remove(incident);
			others.values()
				.stream()
				.findFirst()
				.ifPresentOrElse((other) -> expectHelp(id, other), () -> expectGoingOn(enterprise));
		}
	}

	private void expectGoingOn(Enterprise enterprise) {
		if (enterprise.status() == EnterpriseStatus.ACTIVE) {
			expectRegions(enterprise.id());
		}
		else {
			expect(enterprise.id(), Deed.GO_ON);
		}
	}

	private Optional<String> obstacle(List<RegionLink> links) {
		if (any(links, RegionState.DOMAIN_TAKEN)) {
			return Optional.of("DOMAIN_TAKEN");
		}
		if (any(links, RegionState.NAME_TAKEN)) {
			return Optional.of("VOICE_NAME_TAKEN");
		}
		if (any(links, RegionState.LICENCE_MISSING)) {
			return Optional.of("LICENCE_MISSING");
		}
		if (links.stream().anyMatch(RegionLink::activationHopeless)) {
			return Optional.of("DOMAIN_ACTIVATION_FAILED");
		}
		boolean overdue = links.stream().anyMatch(RegionLink::activationOverdue);
		return overdue ? Optional.of("DOMAIN_ACTIVATION_OVERDUE") : Optional.empty();
	}

	/** Microsoft's turn once every region that is not linked waits for it. */
	private Deed progress(List<RegionLink> links) {
		boolean waiting = links.stream()
			.map(RegionLink::state)
			.filter((state) -> state != RegionState.LINKED)
			.allMatch(RegionState.ACTIVATING::equals);
		return (waiting && any(links, RegionState.ACTIVATING)) ? Deed.ACTIVATE_DOMAIN : Deed.LINK_SBC_REGIONS;
	}

	private boolean any(List<RegionLink> links, RegionState state) {
		return links.stream().anyMatch((link) -> link.state() == state);
	}

	String describe(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		if (next == null) {
			return text("next-action.NONE", enterprise);
		}
		String text = describe(enterprise, next);
		return (enterprise.status() == EnterpriseStatus.ACTIVE) ? this.regionWords.withRest(enterprise.id(), text)
				: text;
	}

	private String describe(Enterprise enterprise, NextAction next) {
		if (!isDeed(next.code())) {
			return withSubjects(enterprise.id(), next.code(), this.diagnoses.named(next.code()).text());
		}
		String decline = decline(enterprise.id(), next.code());
		String text = text("next-action." + next.code(), enterprise);
		return (decline != null) ? text + " " + text("decline." + decline, enterprise) : text;
	}

	/** In that language, and without what only others understand. */
	String describeToAdministrator(Enterprise enterprise, Locale locale) {
		NextAction next = enterprise.nextAction();
		if (next != null && !isDeed(next.code())) {
			return withSubjects(enterprise.id(), next.code(), this.words.forAdministrator(next.code(), locale));
		}
		return text("next-action." + ((next != null) ? next.code() : "NONE"), enterprise, locale);
	}

	/** Names what was found in the way before linking, where that has a name. */
	private String withSubjects(EnterpriseId enterprise, String code, String text) {
		String subjects = this.regionLinks.readiness(enterprise)
			.findings()
			.stream()
			.filter((finding) -> finding.code().equals(code))
			.map(Readiness.Finding::subject)
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
		return subjects.isEmpty() ? text : text + " (" + subjects + ")";
	}

	private boolean isDeed(String code) {
		return Arrays.stream(Deed.values()).anyMatch((deed) -> deed.name().equals(code));
	}

	@Nullable private String decline(EnterpriseId enterprise, String code) {
		return switch (code) {
			case "GRANT_FIRST_CONSENT" -> decline(enterprise, ConsentKind.FIRST);
			case "GRANT_SECOND_CONSENT" -> decline(enterprise, ConsentKind.SECOND);
			default -> null;
		};
	}

	@Nullable private String decline(EnterpriseId enterprise, ConsentKind kind) {
		var state = this.consents.state(enterprise);
		var reason = (kind == ConsentKind.FIRST) ? state.firstDeclined() : state.secondDeclined();
		return (reason != null) ? reason.name() : null;
	}

	private String text(String key, Enterprise enterprise) {
		return text(key, enterprise, Locale.ENGLISH);
	}

	private String text(String key, Enterprise enterprise, Locale locale) {
		Object[] names = { enterprise.adminEmail().value(), enterprise.name() };
		return key.equals("next-action." + Deed.ACTIVATE_DOMAIN)
				? this.regionWords.activation(enterprise.id(), key, names, locale)
				: this.messages.getMessage(key, names, locale);
	}

}
