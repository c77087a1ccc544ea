package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Send invitation. */
@Component
class SendInvitation implements JavaDelegate {

	private final Invitations invitations;

	SendInvitation(Invitations invitations) {
		this.invitations = invitations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.invitations.send(EnterpriseId.of(execution.getProcessBusinessKey()));
	}

}
