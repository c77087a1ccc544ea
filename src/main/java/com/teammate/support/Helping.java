package com.teammate.support;

import java.net.URI;
import java.security.Principal;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Interventions;
import com.teammate.onboarding.Relabeling;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Does what the staff want done about a case; only values that a person may correct. */
@Component
class Helping {

	private final Interventions interventions;

	private final Relabeling relabeling;

	private final Enterprises enterprises;

	Helping(Interventions interventions, Relabeling relabeling, Enterprises enterprises) {
		this.interventions = interventions;
		this.relabeling = relabeling;
		this.enterprises = enterprises;
	}

	void help(EnterpriseId id, Help help, Principal person) {
		StaffAct act = new DeskApi.Reason(help.reason()).by(person);
		if (help.deed() == null) {
			throw new ValueNeeded();
		}
		switch (help.deed()) {
			case RESEND -> this.interventions.resend(id, act);
			case CORRECT_ADDRESS -> this.interventions.correct(id, address(help), act);
			case CORRECT_LABEL -> this.relabeling.relabel(id, region(help), value(help), act);
			case REMOVE -> remove(id, value(help), act);
			case ERASE -> this.interventions.erase(id, address(help), act);
			case DISABLE -> this.interventions.disable(id, act);
			case ENABLE -> this.interventions.enable(id, act);
			case ASK_RESELLER -> this.interventions.handTo(Actor.RESELLER, id, value(help), act);
			case ASK_ADMINISTRATOR -> this.interventions.handTo(Actor.GLOBAL_ADMIN, id, value(help), act);
		}
	}

	/** Whoever removes an enterprise must type its name. */
	private void remove(EnterpriseId id, String name, StaffAct act) {
		if (!this.enterprises.get(id).name().strip().equalsIgnoreCase(name)) {
			throw new ValueNeeded();
		}
		this.interventions.remove(id, act);
	}

	URI mintLink(EnterpriseId id, StaffAct act) {
		return this.interventions.mintLink(id, act);
	}

	private static RegionId region(Help help) {
		try {
			return new RegionId(text(help.region()).strip());
		}
		catch (IllegalArgumentException ex) {
			throw new ValueNeeded();
		}
	}

	private static EmailAddress address(Help help) {
		try {
			return new EmailAddress(value(help));
		}
		catch (IllegalArgumentException ex) {
			throw new ValueNeeded();
		}
	}

	private static String value(Help help) {
		String value = text(help.value()).strip();
		if (value.isEmpty() || value.length() > 500) {
			throw new ValueNeeded();
		}
		return value;
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/** What was typed cannot be used. */
	static final class ValueNeeded extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
