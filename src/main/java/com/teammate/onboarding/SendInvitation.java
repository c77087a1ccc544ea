package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Send invitation. Holds the enterprise from the start: a new address, or a resend, comes
 * before this mail or finds the process waiting behind it.
 */
@Component
class SendInvitation implements JavaDelegate {

	private final Enterprises enterprises;

	private final Invitations invitations;

	SendInvitation(Enterprises enterprises, Invitations invitations) {
		this.enterprises = enterprises;
		this.invitations = invitations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.enterprises.lock(enterprise);
		this.invitations.send(enterprise);
	}

}
