package com.teammate.support;

import java.security.Principal;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.onboarding.Interventions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Does what the staff want done about a case; only values that a person may correct. */
@Component
class Helping {

	private final Interventions interventions;

	Helping(Interventions interventions) {
		this.interventions = interventions;
	}

	void help(EnterpriseId id, Help help, Principal person) {
		StaffAct act = new StaffAct(person.getName(), text(help.reason()));
		if (help.deed() == null) {
			throw new ValueNeeded();
		}
		switch (help.deed()) {
			case RESEND -> this.interventions.resend(id, act);
			case CORRECT_ADDRESS -> this.interventions.correct(id, address(help), act);
			case DISABLE -> this.interventions.disable(id, act);
			case ENABLE -> this.interventions.enable(id, act);
			case ASK_RESELLER -> this.interventions.handTo(Actor.RESELLER, id, value(help), act);
			case ASK_ADMINISTRATOR -> this.interventions.handTo(Actor.GLOBAL_ADMIN, id, value(help), act);
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
