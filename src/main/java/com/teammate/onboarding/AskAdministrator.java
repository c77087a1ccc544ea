package com.teammate.onboarding;

import com.teammate.drift.Drift;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Ask administrator: mails a link that leads to just the consents that are missing. Holds
 * the enterprise from the start, as Send invitation does.
 */
@Component
class AskAdministrator implements JavaDelegate {

	private final Enterprises enterprises;

	private final Drift drift;

	private final Invitations invitations;

	AskAdministrator(Enterprises enterprises, Drift drift, Invitations invitations) {
		this.enterprises = enterprises;
		this.drift = drift;
		this.invitations = invitations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.enterprises.lock(enterprise);
		if (this.drift.takeConsentsBack(enterprise)) {
			this.invitations.ask(enterprise);
		}
	}

}
