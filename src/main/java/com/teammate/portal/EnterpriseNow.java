package com.teammate.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.consent.Consents;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.RegionId;
import com.teammate.invitation.Invitations;
import com.teammate.onboarding.Diagram;
import com.teammate.onboarding.Diagrams;
import com.teammate.onboarding.EnterpriseHealth;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.Progress;
import com.teammate.onboarding.Progress.StepState;
import com.teammate.sbc.RegionLink;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where an enterprise stands at this moment. */
@Component
class EnterpriseNow {

	private static final Set<String> STORIES = Set.of("enterprise-onboarding", "remove-enterprise");

	/** Those for which looking again can find something. */
	private static final Set<EnterpriseStatus> CHECKABLE = EnumSet.of(EnterpriseStatus.ONBOARDING,
			EnterpriseStatus.ACTIVE, EnterpriseStatus.REMOVING);

	private final Onboarding onboarding;

	private final Invitations invitations;

	private final Consents consents;

	private final EnterpriseLines lines;

	private final Diagrams diagrams;

	private final MessageSource messages;

	private final Clock clock;

	EnterpriseNow(Onboarding onboarding, Invitations invitations, Consents consents, EnterpriseLines lines,
			Diagrams diagrams, MessageSource messages, Clock clock) {
		this.onboarding = onboarding;
		this.invitations = invitations;
		this.consents = consents;
		this.lines = lines;
		this.diagrams = diagrams;
		this.messages = messages;
		this.clock = clock;
	}

	Map<String, Object> of(Enterprise enterprise) {
		Progress progress = this.onboarding.progress(enterprise.id());
		List<Step> steps = progress.steps().stream().map(this::step).toList();
		Map<String, Object> now = new HashMap<>();
		now.put("steps", steps);
		List<Diagram> diagrams = this.diagrams.of(enterprise.id(),
				(process, region) -> words(process, region, steps, progress.regions()));
		now.put("diagrams", diagrams.stream().filter((diagram) -> STORIES.contains(diagram.process())).toList());
		now.put("regions", progress.regions().stream().map((link) -> region(link, diagrams)).toList());
		now.put("findings", progress.findings());
		now.put("isCheckable", CHECKABLE.contains(enterprise.status()));
		EnterpriseHealth health = this.onboarding.health(enterprise.id());
		now.put("checked", moment(health.checkedAt()));
		now.put("nextCheck", moment(health.nextCheckAt()));
		this.invitations.state(enterprise.id()).ifPresent((state) -> {
			now.put("invitation", state);
			now.put("sent", moment(state.sentAt()));
			now.put("visited", moment(state.visitedAt()));
			now.put("entered", moment(state.enteredAt()));
			now.put("expires", Moment.of(state.expiresAt(), this.clock));
		});
		var consent = this.consents.state(enterprise.id());
		now.put("first", moment(consent.firstGrantedAt()));
		now.put("second", moment(consent.secondGrantedAt()));
		now.put("proven", moment(consent.provenAt()));
		now.values().removeIf(Missing.class::isInstance);
		return now;
	}

	private Step step(Progress.Step step) {
		return new Step(step.id().name(), step.state(), Moment.ofNullable(step.startedAt(), this.clock),
				Moment.ofNullable(step.finishedAt(), this.clock));
	}

	private Region region(RegionLink link, List<Diagram> diagrams) {
		return new Region(this.lines.name(link.region()), link.fqdn(), link.state().name(),
				Moment.of(link.since(), this.clock),
				diagrams.stream()
					.filter((diagram) -> link.region().equals(diagram.region()))
					.map(Diagram::svg)
					.toList());
	}

	/** A diagram in words. */
	private String words(String process, @Nullable RegionId region, List<Step> steps, List<RegionLink> links) {
		if (process.equals("enterprise-onboarding")) {
			return text("now.diagram", names(steps, StepState.DONE), names(steps, StepState.CURRENT, StepState.WAITING),
					names(steps, StepState.PROBLEM));
		}
		return links.stream()
			.filter((link) -> link.region().equals(region))
			.findFirst()
			.map((link) -> text("now.diagram.region", this.lines.name(link.region()),
					text("now.region." + link.state().name())))
			.orElseGet(() -> text("now.diagram.removal"));
	}

	private String names(List<Step> steps, StepState... states) {
		String names = steps.stream()
			.filter((step) -> List.of(states).contains(step.state()))
			.map((step) -> text("now.step." + step.id()))
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? text("now.diagram.nothing") : names;
	}

	private String text(String key, Object... values) {
		return this.messages.getMessage(key, values, Locale.ENGLISH);
	}

	private Object moment(@Nullable Instant instant) {
		return (instant != null) ? Moment.of(instant, this.clock) : new Missing();
	}

	/** Stands for what has not happened. */
	private record Missing() {

	}

	/** A step and its times. */
	record Step(String id, StepState state, @Nullable Moment started, @Nullable Moment finished) {

	}

	/** A region, how far its link is, and its pictures while it moves. */
	record Region(String name, String fqdn, String state, Moment since, List<String> diagrams) {

	}

}
