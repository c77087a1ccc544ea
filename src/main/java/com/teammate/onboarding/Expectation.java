package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Says whose turn it is whenever the token comes to a wait; {@code ${expectation}} in the
 * diagram.
 */
@Component
class Expectation implements ExecutionListener {

	private final NextActions nextActions;

	Expectation(NextActions nextActions) {
		this.nextActions = nextActions;
	}

	@Override
	public void notify(DelegateExecution execution) {
		String place = execution.getCurrentActivityId();
		if (!expect(EnterpriseId.of(execution.getProcessBusinessKey()), place)) {
			throw new IllegalStateException("Nobody is expected at " + place);
		}
	}

	/** Says it for a token at that place; false where nobody is waited for. */
	boolean expect(EnterpriseId enterprise, String place) {
		switch (place) {
			case "Event_CodeEntered" -> this.nextActions.expectAdministrator(enterprise, Deed.ENTER_CODE);
			case "Event_FirstConsentReturned" ->
				this.nextActions.expectAdministrator(enterprise, Deed.GRANT_FIRST_CONSENT);
			case "Event_SecondConsentReturned" ->
				this.nextActions.expectAdministrator(enterprise, Deed.GRANT_SECOND_CONSENT);
			case "Event_ResendAfterExpiryRequested" -> this.nextActions.expectHelp(enterprise, "INVITATION_EXPIRED");
			case "Gateway_AwaitReplication" -> this.nextActions.expectReplication(enterprise);
			case "Gateway_AwaitTenant" -> this.nextActions.expectTenant(enterprise);
			default -> {
				return false;
			}
		}
		return true;
	}

}
