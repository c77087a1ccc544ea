package com.teammate.onboarding;

import java.util.Set;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.NextAction;

/** What the administrator had granted, and is asked to grant again. */
public final class Regrant {

	private static final Set<String> CAUSES = Set.of("CONSENT_LOST", "PERMISSIONS_LOST", "INVITATION_EXPIRED",
			"INVITATION_LOCKED");

	private Regrant() {
	}

	/**
	 * Whether it is what an enterprise waits for, so that the invitation can be resent.
	 */
	public static boolean isAwaited(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		return next != null && CAUSES.contains(next.code());
	}

}
