package com.teammate.api;

import java.util.List;

import com.teammate.enterprise.RegionId;
import com.teammate.sbc.PlannedChange;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an onboarding will create or change. */
@Schema(name = "Plan", description = "Every object that will be created or changed, in that order.")
record PlanView(List<Change> items) {

	static PlanView of(List<PlannedChange> plan) {
		return new PlanView(plan.stream().map(Change::of).toList());
	}

	/** One object. */
	@Schema(name = "PlannedChange")
	record Change(
			@Schema(description = "Where it is: the customer's tenant, our DNS, or Teams") PlannedChange.System system,
			PlannedChange.Kind kind,
			@Schema(description = "Its name; of a licence: the user who gets it",
					example = "contoso-abcd2345.sbc1.carrier.example") String name,
			PlannedChange.Action action,
			@Schema(description = "null for what all regions share", example = "us-east-1") @Nullable String region,
			@Schema(description = "The step of the onboarding that does it") PlannedChange.Step step) {

		static Change of(PlannedChange change) {
			RegionId region = change.region();
			return new Change(change.system(), change.kind(), change.name(), change.action(),
					(region != null) ? region.value() : null, change.step());
		}

	}

}
