package com.teammate.onboarding;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.NextAction;
import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.Progress.StepState;
import org.jspecify.annotations.Nullable;

/** Which step of the journey a place in the diagram belongs to. */
final class Places {

	private Places() {
	}

	@Nullable static StepId step(String activity) {
		return switch (activity) {
			case "Task_CreateEnterprise" -> StepId.CREATE_ENTERPRISE;
			case "Task_SendInvitation" -> StepId.SEND_INVITATION;
			case "Event_CodeEntered", "Task_ExpireInvitation", "Event_ResendAfterExpiryRequested" -> StepId.ENTER_CODE;
			case "Event_FirstConsentReturned" -> StepId.FIRST_CONSENT;
			case "Event_SecondConsentReturned" -> StepId.SECOND_CONSENT;
			case "Task_VerifyConsents", "Gateway_AwaitReplication" -> StepId.VERIFY_CONSENTS;
			case "Task_CheckTenant", "Gateway_AwaitTenant" -> StepId.CHECK_TENANT;
			case "CallActivity_LinkSbcRegion#multiInstanceBody", "CallActivity_LinkSbcRegion" ->
				StepId.LINK_SBC_REGIONS;
			case "Task_ActivateEnterprise", "Task_Announce" -> StepId.ACTIVATE;
			default -> null;
		};
	}

	/**
	 * How the current step is doing when no job has given up: at work while it is our own
	 * turn.
	 */
	static StepState state(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		return (next == null || next.actor() == NextAction.Actor.SYSTEM) ? StepState.CURRENT : StepState.WAITING;
	}

}
