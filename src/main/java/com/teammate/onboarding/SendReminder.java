package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Send reminder. */
@Component
class SendReminder implements JavaDelegate {

	private final Invitations invitations;

	SendReminder(Invitations invitations) {
		this.invitations = invitations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.invitations.remind(EnterpriseId.of(execution.getProcessBusinessKey()));
	}

}
