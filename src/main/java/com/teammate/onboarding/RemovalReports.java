package com.teammate.onboarding;

import java.util.Locale;
import java.util.Optional;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.sbc.RemovalProof;
import com.teammate.sbc.Removals;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says for everything that is left after a removal whose it is and why. */
@Component
class RemovalReports {

	private final Removals removals;

	private final Diagnoses diagnoses;

	private final MessageSource messages;

	RemovalReports(Removals removals, Diagnoses diagnoses, MessageSource messages) {
		this.removals = removals;
		this.diagnoses = diagnoses;
		this.messages = messages;
	}

	/** Empty unless a removal was asked for. */
	Optional<RemovalReport> of(EnterpriseId enterprise) {
		return this.removals.proof(enterprise)
			.map((proof) -> new RemovalReport(proof.requestedAt(), proof.finishedAt(), proof.removed(),
					proof.left().stream().map(this::explain).toList()));
	}

	private RemovalReport.Remnant explain(RemovalProof.Remnant remnant) {
		if (remnant.cause() == null) {
			Deed deed = Deed.REMOVE_ENTERPRISE;
			return new RemovalReport.Remnant(remnant.kind(), remnant.name(), remnant.region(), Actor.SYSTEM,
					deed.name(), this.messages.getMessage("next-action." + deed, null, Locale.ENGLISH));
		}
		Diagnosis cause = this.diagnoses.named(remnant.cause());
		return new RemovalReport.Remnant(remnant.kind(), remnant.name(), remnant.region(), Actor.valueOf(cause.owner()),
				cause.code(), cause.text());
	}

}
