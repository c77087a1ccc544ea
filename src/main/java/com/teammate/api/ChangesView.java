package com.teammate.api;

import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.RegionId;
import com.teammate.sbc.Change;
import com.teammate.sbc.PlannedChange;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was written for an enterprise. */
@Schema(name = "ChangeLedger",
		description = "Everything that was written to the enterprise's tenant, to our DNS and to Teams, oldest first.")
record ChangesView(List<Entry> items) {

	static ChangesView of(List<Change> changes) {
		return new ChangesView(changes.stream().map(Entry::of).toList());
	}

	/** One change of one object. */
	@Schema(name = "Change")
	record Entry(PlannedChange.System system, PlannedChange.Kind kind,
			@Schema(description = "As in the plan", example = "contoso-abcd2345.sbc1.carrier.example") String name,
			PlannedChange.Action action, @Schema(example = "us-east-1") @Nullable String region,
			@Schema(description = "null when there was no such object", example = "unverified") @Nullable String before,
			@Schema(description = "null when it was removed", example = "verified") @Nullable String after,
			PlannedChange.Step step,
			@Schema(description = "Microsoft's id of the request, where known") @Nullable String requestId,
			Instant at) {

		static Entry of(Change change) {
			RegionId region = change.region();
			return new Entry(change.kind().system(), change.kind(), change.name(), change.action(),
					(region != null) ? region.value() : null, change.before(), change.after(), change.step(),
					change.requestId(), change.at());
		}

	}

}
