package com.teammate.onboarding;

import com.teammate.consent.Consents;
import com.teammate.consent.Proof;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Verify consents: once they are proven, the invitation has done its work. */
@Component
class VerifyConsents implements JavaDelegate {

	private final Consents consents;

	private final Invitations invitations;

	private final NextActions nextActions;

	VerifyConsents(Consents consents, Invitations invitations, NextActions nextActions) {
		this.consents = consents;
		this.invitations = invitations;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		if (this.consents.prove(enterprise) instanceof Proof.Proven) {
			this.invitations.close(enterprise);
			this.nextActions.expect(enterprise, Deed.CHECK_TENANT);
		}
	}

}
