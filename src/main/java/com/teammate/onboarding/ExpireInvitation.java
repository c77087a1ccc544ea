package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Expire invitation. */
@Component
class ExpireInvitation implements JavaDelegate {

	private final Invitations invitations;

	ExpireInvitation(Invitations invitations) {
		this.invitations = invitations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.invitations.expire(EnterpriseId.of(execution.getProcessBusinessKey()));
	}

}
