package com.teammate.onboarding;

import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.DeclineReason;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.enterprise.NextAction.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What else follows from a consent that did not come about. */
@Component
class Declines {

	private final NextActions nextActions;

	private final Diagnoses diagnoses;

	private final UnknownSignals unknownSignals;

	Declines(NextActions nextActions, Diagnoses diagnoses, UnknownSignals unknownSignals) {
		this.nextActions = nextActions;
		this.diagnoses = diagnoses;
		this.unknownSignals = unknownSignals;
	}

	/**
	 * After the process went back to its wait, which made it the administrator's turn.
	 */
	void follow(Declined declined) {
		if (declined.reason() == DeclineReason.OUR_FAULT) {
			this.nextActions.expectHelp(declined.enterprise(), fault(declined.signal()));
		}
		if (declined.reason() == DeclineReason.UNKNOWN) {
			this.unknownSignals.note(declined.enterprise(), declined.signal());
		}
	}

	/** Operations own every fault of our registration, whatever its name. */
	private String fault(@Nullable String signal) {
		Diagnosis diagnosis = this.diagnoses.ofSignal((signal != null) ? signal : "");
		return diagnosis.owner().equals(Actor.OPERATIONS.name()) ? diagnosis.code() : "REGISTRATION_WRONG";
	}

}
