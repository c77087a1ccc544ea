package com.teammate.onboarding;

import java.time.Instant;
import java.util.List;

import com.teammate.audit.Audit;
import com.teammate.sbc.RegionLink;
import org.jspecify.annotations.Nullable;

/** Where an onboarding stands. */
public record Progress(List<Step> steps, List<RegionLink> regions, List<TenantFinding> findings,
		List<Audit.Entry> history) {

	/** One step of the journey. */
	public record Step(StepId id, StepState state, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

	}

	/** The steps in their order. */
	public enum StepId {

		CREATE_ENTERPRISE, SEND_INVITATION, ENTER_CODE, FIRST_CONSENT, SECOND_CONSENT, VERIFY_CONSENTS, CHECK_TENANT,
		LINK_SBC_REGIONS, ACTIVATE

	}

	/** How a step is doing. */
	public enum StepState {

		/** Not reached yet. */
		UPCOMING,
		/** Being worked on by us. */
		CURRENT,
		/** Waiting for a person or for Microsoft. */
		WAITING,
		/** Stopped; a person must look. */
		PROBLEM,
		/** Finished. */
		DONE

	}

}
