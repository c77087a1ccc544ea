package com.teammate.support;

import java.util.Map;
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
import com.teammate.onboarding.PersonStillNeeded;
import com.teammate.sbc.LabelNotUsable;

import org.springframework.http.HttpStatus;

import static java.util.Map.entry;

/**
 * Why the desk does not do what was asked.
 *
 * @param code stable name; {@code desk.refused.<code>} are the words for it
 */
record Refusal(HttpStatus status, String code) {

	private static final Map<Class<? extends Exception>, Refusal> REFUSALS = Map.ofEntries(
			entry(EnterpriseNotFound.class, new Refusal(HttpStatus.NOT_FOUND, "not-found")),
			entry(ReasonNeeded.class, new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "reason-needed")),
			entry(NothingToRetry.class, new Refusal(HttpStatus.CONFLICT, "nothing-to-retry")),
			entry(EnterpriseDisabled.class, new Refusal(HttpStatus.CONFLICT, "disabled")),
			entry(EnterpriseRemoved.class, new Refusal(HttpStatus.CONFLICT, "removed")),
			entry(InvitationNotOpen.class, new Refusal(HttpStatus.CONFLICT, "invitation-not-open")),
			entry(MoveNotPossible.class, new Refusal(HttpStatus.CONFLICT, "move")),
			entry(NothingChosen.class, new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "nothing-chosen")),
			entry(LabelNotUsable.class, new Refusal(HttpStatus.CONFLICT, "label")),
			entry(PersonStillNeeded.class, new Refusal(HttpStatus.CONFLICT, "still-needed")),
			entry(AddressTaken.class, new Refusal(HttpStatus.CONFLICT, "address-taken")),
			entry(Helping.ValueNeeded.class, new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "value-needed")));

	/** Empty for what is no refusal but a fault of ours. */
	static Optional<Refusal> of(Exception failure) {
		return REFUSALS.entrySet()
			.stream()
			.filter((each) -> each.getKey().isInstance(failure))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
