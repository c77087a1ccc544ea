package com.teammate.api;

import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.RemovalReport;
import com.teammate.sbc.Change;
import com.teammate.sbc.PlannedChange;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The proof of a removal, as the enterprise's reseller reads it. */
@Schema(name = "Removal", description = "What was removed, what is left, and who has to remove that.")
record RemovalView(Instant requestedAt, @Schema(description = "null while it goes on") @Nullable Instant finishedAt,
		List<Removed> removed, List<Remnant> left) {

	static RemovalView of(RemovalReport report) {
		return new RemovalView(report.requestedAt(), report.finishedAt(),
				report.removed().stream().map(Removed::of).toList(), report.left().stream().map(Remnant::of).toList());
	}

	private static @Nullable String id(@Nullable RegionId region) {
		return (region != null) ? region.value() : null;
	}

	/** Something that was taken away. */
	@Schema(name = "RemovedObject")
	record Removed(PlannedChange.System system, PlannedChange.Kind kind,
			@Schema(description = "As in the plan", example = "contoso-abcd2345.sbc1.carrier.example") String name,
			@Schema(description = "null for what all regions share", example = "us-east-1") @Nullable String region,
			Instant at,
			@Schema(description = "Microsoft's id of the request, where known") @Nullable String requestId) {

		static Removed of(Change change) {
			return new Removed(change.kind().system(), change.kind(), change.name(), id(change.region()), change.at(),
					change.requestId());
		}

	}

	/** Something that is still there. */
	@Schema(name = "RemainingObject")
	record Remnant(PlannedChange.System system, PlannedChange.Kind kind,
			@Schema(example = "contoso-abcd2345.sbc1.carrier.example") String name,
			@Schema(description = "null for what all regions share", example = "us-east-1") @Nullable String region,
			@Schema(description = "Who has to remove it, or to make way") NextAction.Actor owner,
			@Schema(description = "Why it is still there", example = "DOMAIN_IN_USE") String code, String text) {

		static Remnant of(RemovalReport.Remnant remnant) {
			return new Remnant(remnant.kind().system(), remnant.kind(), remnant.name(), id(remnant.region()),
					remnant.owner(), remnant.code(), remnant.text());
		}

	}

}
