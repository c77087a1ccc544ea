package com.teammate.welcome;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.ConsentState;
import com.teammate.consent.Consents;
import com.teammate.consent.DeclineReason;
import com.teammate.consent.PermissionManifest;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.NextAction;
import com.teammate.onboarding.Onboarding;
import com.teammate.sbc.Plans;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Finds the page that fits where an enterprise stands. */
@Component
class ConsentPages {

	/** Of those who may have acted since we last looked. */
	private static final Set<NextAction.Actor> TURNS = Set.of(NextAction.Actor.MICROSOFT,
			NextAction.Actor.GLOBAL_ADMIN);

	private final Enterprises enterprises;

	private final Hosts hosts;

	private final Consents consents;

	private final Onboarding onboarding;

	private final PermissionManifest permissions;

	private final PermissionWords words;

	private final UnknownSignals unknownSignals;

	private final ManagementConsents managementConsents;

	private final Clock clock;

	private final Plans plans;

	private final TakingAway takingAway;

	ConsentPages(Enterprises enterprises, Hosts hosts, Consents consents, Onboarding onboarding,
			PermissionManifest permissions, PermissionWords words, Plans plans, UnknownSignals unknownSignals,
			ManagementConsents managementConsents, TakingAway takingAway, Clock clock) {
		this.enterprises = enterprises;
		this.hosts = hosts;
		this.consents = consents;
		this.onboarding = onboarding;
		this.permissions = permissions;
		this.words = words;
		this.unknownSignals = unknownSignals;
		this.managementConsents = managementConsents;
		this.clock = clock;
		this.plans = plans;
		this.takingAway = takingAway;
	}

	ModelAndView of(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		return page(enterprise).addObject("enterpriseName", enterprise.name())
			.addObject("address", enterprise.adminEmail().value())
			.addObject("domain", enterprise.adminEmail().domain())
			.addAllObjects(this.hosts.of(enterprise))
			.addAllObjects(this.takingAway.of(enterprise));
	}

	/** The consent whose turn it is. */
	Optional<ConsentKind> awaited(EnterpriseId id) {
		return awaited(this.enterprises.get(id));
	}

	private Optional<ConsentKind> awaited(Enterprise enterprise) {
		EnterpriseId id = enterprise.id();
		return switch (enterprise.status()) {
			case ONBOARDING, ACTIVE ->
				Arrays.stream(ConsentKind.values()).filter((kind) -> !this.consents.isGranted(id, kind)).findFirst();
			case REMOVING -> Optional.of(ConsentKind.SECOND).filter((second) -> this.consents.isTakenBack(id, second));
			case DISABLED, REMOVED -> Optional.empty();
		};
	}

	private ModelAndView page(Enterprise enterprise) {
		return switch (enterprise.status()) {
			case ONBOARDING ->
				awaited(enterprise).map((kind) -> ask(enterprise, kind)).orElseGet(() -> done(enterprise));
			case ACTIVE -> awaited(enterprise).map((kind) -> ask(enterprise, kind)).orElseGet(this::active);
			case DISABLED -> new ModelAndView("welcome/disabled").addObject("steps", Tracker.DONE.steps());
			case REMOVING ->
				awaited(enterprise).map((kind) -> ask(enterprise, kind)).orElseGet(() -> leaving(enterprise));
			case REMOVED -> new ModelAndView("welcome/stopped").addObject("steps", Tracker.DONE.steps());
		};
	}

	private ModelAndView active() {
		return new ModelAndView("welcome/active").addObject("steps", Tracker.DONE.steps());
	}

	/** Only who was asked for it on leaving still has a visit. */
	private ModelAndView leaving(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		return new ModelAndView("welcome/leaving").addObject("steps", Tracker.DONE.steps())
			.addObject("next", (next != null)
					? this.onboarding.describeToAdministrator(enterprise, LocaleContextHolder.getLocale()) : null)
			.addObject("since", (next != null) ? Moment.of(next.since()) : null);
	}

	private ModelAndView ask(Enterprise enterprise, ConsentKind kind) {
		ConsentState state = this.consents.state(enterprise.id());
		boolean first = kind == ConsentKind.FIRST;
		DeclineReason declined = first ? state.firstDeclined() : state.secondDeclined();
		return new ModelAndView(first ? "welcome/first" : "welcome/second")
			.addObject("steps", (first ? Tracker.FIRST : Tracker.SECOND).steps())
			.addObject("permissions", this.words.of(this.permissions.of(kind)))
			.addObject("plan", this.plans.of(enterprise.id()))
			.addObject("declined", declined)
			.addObject("declinedBy", (declined != null) ? turnOf(declined) : null)
			.addObject("reference",
					(declined == DeclineReason.UNKNOWN)
							? this.unknownSignals.lastReference(enterprise.id()).orElse(null) : null)
			.addObject("underWay", this.consents.isUnderWay(enterprise.id(), kind))
			.addObject("mayCheck", declined != null && isWorthChecking(declined))
			.addObject("pausedUntil", pausedUntil(enterprise.id(), kind).map(Moment::of).orElse(null));
	}

	/** Until when trying again would only fail again, through our own fault. */
	Optional<Instant> pausedUntil(EnterpriseId id, ConsentKind kind) {
		return this.consents.pausedUntil(id, kind, this.clock.instant());
	}

	/** Whether the consent may have come about in another way by now. */
	private static boolean isWorthChecking(DeclineReason reason) {
		return switch (reason) {
			case NEEDS_APPROVAL, REPLICATING, THROTTLED, MICROSOFT_UNAVAILABLE, PERMISSIONS_MISSING -> true;
			default -> false;
		};
	}

	/** What the reseller asks for besides comes last, and may be left for later. */
	private ModelAndView done(Enterprise enterprise) {
		return this.managementConsents.isToBeAsked(enterprise.id())
				? new ModelAndView("welcome/management").addObject("steps", Tracker.DONE.steps()) : working(enterprise);
	}

	private ModelAndView working(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		return new ModelAndView("welcome/working").addObject("steps", Tracker.DONE.steps())
			.addObject("proven", this.consents.state(enterprise.id()).provenAt() != null)
			.addObject("next", (next != null)
					? this.onboarding.describeToAdministrator(enterprise, LocaleContextHolder.getLocale()) : null)
			.addObject("since", (next != null) ? Moment.of(next.since()) : null)
			.addObject("advice", this.onboarding.advice(enterprise, LocaleContextHolder.getLocale()))
			.addObject("mayCheck", isWaiting(enterprise));
	}

	/** One that stands still is not looked at, nor one that waits for nobody. */
	boolean mayCheck(EnterpriseId id) {
		Enterprise enterprise = this.enterprises.get(id);
		return enterprise.status() == EnterpriseStatus.ONBOARDING || awaited(enterprise).isPresent();
	}

	/** Whether looking again now may find that the wait is over. */
	private static boolean isWaiting(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		return next != null && TURNS.contains(next.actor());
	}

	/** Whose turn a decline makes it: the key of the words for it. */
	private static String turnOf(DeclineReason reason) {
		return switch (reason) {
			case CANCELLED, NOT_ADMINISTRATOR, WRONG_ACCOUNT, WRONG_TENANT, BOX_NOT_TICKED, PERMISSIONS_MISSING,
					NEEDS_APPROVAL, CONDITIONAL_ACCESS, APPLICATION_DISABLED, BLOCKED_BY_POLICY, SERVICE_MISSING,
					STALE ->
				"you";
			case TENANT_TAKEN -> "reseller";
			case OUR_FAULT, UNKNOWN -> "us";
			case REPLICATING, THROTTLED, MICROSOFT_UNAVAILABLE -> "microsoft";
		};
	}

}
