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
import com.teammate.invitation.Invitations;
import com.teammate.onboarding.EnterpriseHealth;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.Progress;
import com.teammate.onboarding.Progress.StepState;
import com.teammate.onboarding.Trail;
import com.teammate.sbc.RegionLink;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where an enterprise stands at this moment. */
@Component
class EnterpriseNow {

	/** Those for which looking again can find something. */
	private static final Set<EnterpriseStatus> CHECKABLE = EnumSet.of(EnterpriseStatus.ONBOARDING,
			EnterpriseStatus.ACTIVE, EnterpriseStatus.REMOVING);

	private final Onboarding onboarding;

	private final Invitations invitations;

	private final Consents consents;

	private final EnterpriseLines lines;

	private final Pictures pictures;

	private final MessageSource messages;

	private final Clock clock;

	EnterpriseNow(Onboarding onboarding, Invitations invitations, Consents consents, EnterpriseLines lines,
			Pictures pictures, MessageSource messages, Clock clock) {
		this.onboarding = onboarding;
		this.invitations = invitations;
		this.consents = consents;
		this.lines = lines;
		this.pictures = pictures;
		this.messages = messages;
		this.clock = clock;
	}

	Map<String, Object> of(Enterprise enterprise) {
		Progress progress = this.onboarding.progress(enterprise.id());
		Trail trail = this.onboarding.trail(enterprise.id());
		List<Step> steps = progress.steps().stream().map(this::step).toList();
		Map<String, Object> now = new HashMap<>();
		now.put("steps", steps);
		now.put("diagram", this.pictures.onboarding(trail, words(steps)));
		now.put("regions", progress.regions().stream().map((link) -> region(link, trail)).toList());
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

	private Region region(RegionLink link, Trail trail) {
		String name = this.lines.name(link.region());
		var marks = trail.regions().get(link.region());
		return new Region(name, link.fqdn(), link.state().name(), Moment.of(link.since(), this.clock),
				(marks != null) ? this.pictures.region(link.region(), marks,
						text("now.diagram.region", name, text("now.region." + link.state().name()))) : null);
	}

	/** The diagram in words. */
	private String words(List<Step> steps) {
		return text("now.diagram", names(steps, StepState.DONE), names(steps, StepState.CURRENT, StepState.WAITING),
				names(steps, StepState.PROBLEM));
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

	/** A region, how far its link is, and its picture while it moves. */
	record Region(String name, String fqdn, String state, Moment since, @Nullable String diagram) {

	}

}
