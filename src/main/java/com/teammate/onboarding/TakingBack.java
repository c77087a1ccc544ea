package com.teammate.onboarding;

import java.util.Set;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.NextAction;

import org.springframework.stereotype.Component;

/**
 * Takes a case back from those whom support has asked for help, once they have answered:
 * it becomes the turn of whoever's it is where the token stands.
 */
@Component
class TakingBack {

	private static final Set<String> ASKED = Set.of("RESELLER_ASKED", "ADMINISTRATOR_ASKED");

	private final OnboardingProcess process;

	private final Expectation expectation;

	private final NextActions nextActions;

	TakingBack(OnboardingProcess process, Expectation expectation, NextActions nextActions) {
		this.process = process;
		this.expectation = expectation;
		this.nextActions = nextActions;
	}

	/** False for a case that was not handed to anybody. */
	boolean isDone(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		if (next == null || !ASKED.contains(next.code())) {
			return false;
		}
		EnterpriseId id = enterprise.id();
		if (this.process.places(id).stream().noneMatch((place) -> this.expectation.expect(id, place))) {
			expectOurselves(enterprise);
		}
		return true;
	}

	private void expectOurselves(Enterprise enterprise) {
		if (enterprise.status() != EnterpriseStatus.ONBOARDING || this.process.isLinking(enterprise.id())) {
			this.nextActions.expectRegions(enterprise.id());
		}
		else {
			this.nextActions.expect(enterprise.id(), Deed.GO_ON);
		}
	}

}
