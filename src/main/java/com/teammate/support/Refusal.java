package com.teammate.support;

import java.util.Optional;

import com.teammate.audit.ReasonNeeded;
import com.teammate.enterprise.EnterpriseNotFound;
import com.teammate.onboarding.AddressTaken;
import com.teammate.onboarding.EnterpriseDisabled;
import com.teammate.onboarding.EnterpriseRemoved;
import com.teammate.onboarding.InvitationNotOpen;
import com.teammate.onboarding.MoveNotPossible;
import com.teammate.onboarding.NothingChosen;
import com.teammate.onboarding.NothingToRetry;
import com.teammate.sbc.LabelNotUsable;

import org.springframework.http.HttpStatus;

/**
 * Why the desk does not do what was asked.
 *
 * @param code stable name; {@code desk.refused.<code>} are the words for it
 */
record Refusal(HttpStatus status, String code) {

	/** Empty for what is no refusal but a fault of ours. */
	static Optional<Refusal> of(Exception failure) {
		if (failure instanceof EnterpriseNotFound) {
			return refusal(HttpStatus.NOT_FOUND, "not-found");
		}
		if (failure instanceof ReasonNeeded) {
			return refusal(HttpStatus.UNPROCESSABLE_ENTITY, "reason-needed");
		}
		if (failure instanceof NothingToRetry) {
			return refusal(HttpStatus.CONFLICT, "nothing-to-retry");
		}
		if (failure instanceof EnterpriseDisabled) {
			return refusal(HttpStatus.CONFLICT, "disabled");
		}
		if (failure instanceof EnterpriseRemoved) {
			return refusal(HttpStatus.CONFLICT, "removed");
		}
		if (failure instanceof InvitationNotOpen) {
			return refusal(HttpStatus.CONFLICT, "invitation-not-open");
		}
		if (failure instanceof MoveNotPossible) {
			return refusal(HttpStatus.CONFLICT, "move");
		}
		if (failure instanceof NothingChosen) {
			return refusal(HttpStatus.UNPROCESSABLE_ENTITY, "nothing-chosen");
		}
		if (failure instanceof LabelNotUsable) {
			return refusal(HttpStatus.CONFLICT, "label");
		}
		if (failure instanceof AddressTaken) {
			return refusal(HttpStatus.CONFLICT, "address-taken");
		}
		if (failure instanceof Helping.ValueNeeded) {
			return refusal(HttpStatus.UNPROCESSABLE_ENTITY, "value-needed");
		}
		return Optional.empty();
	}

	private static Optional<Refusal> refusal(HttpStatus status, String code) {
		return Optional.of(new Refusal(status, code));
	}

}
