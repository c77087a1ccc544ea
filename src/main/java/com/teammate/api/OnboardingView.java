package com.teammate.api;

import java.time.Instant;
import java.util.List;

import com.teammate.api.EnterpriseView.NextStep;
import com.teammate.audit.Audit;
import com.teammate.onboarding.Progress;
import com.teammate.onboarding.RemovalReport;
import com.teammate.sbc.RegionState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an onboarding stands, as the enterprise's reseller reads it. */
@Schema(name = "Onboarding")
record OnboardingView(List<Progress.Step> steps, List<Region> regions, @Nullable NextStep nextAction,
		List<Audit.Entry> history,
		@Schema(description = "What the last check found; empty when all is well") List<TenantFindingView> findings,
		@Nullable Removal removal) {

	/** A region and how far its link is. */
	@Schema(name = "OnboardingRegion")
	record Region(@Schema(example = "us-east-1") String id,
			@Schema(example = "contoso.sbc1.carrier.example") String fqdn, RegionState state) {

	}

	/** How far a removal is; null unless one was asked for. */
	@Schema(name = "OnboardingRemoval")
	record Removal(Instant requestedAt, @Schema(description = "null while it goes on") @Nullable Instant finishedAt,
			@Schema(description = "How many objects are removed") int removed,
			@Schema(description = "How many are still there") int left) {

		static Removal of(RemovalReport report) {
			return new Removal(report.requestedAt(), report.finishedAt(), report.removed().size(),
					report.left().size());
		}

	}

}
