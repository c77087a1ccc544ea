package com.teammate.onboarding;

import com.teammate.drift.Drift;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Conclude check: says when the next one is, and whose turn it is until then. */
@Component
class ConcludeCheck implements JavaDelegate {

	private final Drift drift;

	private final Invitations invitations;

	private final NextActions nextActions;

	ConcludeCheck(Drift drift, Invitations invitations, NextActions nextActions) {
		this.drift = drift;
		this.invitations = invitations;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		if (this.drift.areConsentsThere(enterprise)) {
			this.invitations.close(enterprise);
		}
		// Holds the enterprise first, as whoever asks for another check does.
		this.nextActions.expectRegions(enterprise);
		this.drift.conclude(enterprise);
	}

}
