package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.drift.Drift;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Ask administrator: mails a link that leads to just the consents that are missing; of an
 * enterprise that is being removed only while something waits for them. Holds the
 * enterprise from the start, as Send invitation does.
 */
@Component
class AskAdministrator implements JavaDelegate {

	private final Enterprises enterprises;

	private final Drift drift;

	private final Invitations invitations;

	private final Obstruction obstruction;

	AskAdministrator(Enterprises enterprises, Drift drift, Invitations invitations, Obstruction obstruction) {
		this.enterprises = enterprises;
		this.drift = drift;
		this.invitations = invitations;
		this.obstruction = obstruction;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		if (this.enterprises.lock(enterprise).status() == EnterpriseStatus.REMOVING) {
			this.obstruction.worthAskingUntil(enterprise).ifPresent((until) -> askOnLeaving(enterprise, until));
		}
		else if (this.drift.takeConsentsBack(enterprise)) {
			this.invitations.ask(enterprise);
		}
	}

	private void askOnLeaving(EnterpriseId enterprise, Instant until) {
		if (this.drift.takeConsentsBack(enterprise)) {
			this.invitations.askOnLeaving(enterprise, until);
		}
	}

}
