package com.teammate.api;

import java.time.Instant;
import java.util.List;

import com.teammate.api.EnterpriseView.NextStep;
import com.teammate.audit.Audit;
import com.teammate.onboarding.Progress;
import com.teammate.onboarding.RemovalReport;
import com.teammate.sbc.Experience;
import com.teammate.sbc.RegionLink;
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
			@Schema(example = "contoso.sbc1.carrier.example") String fqdn, RegionState state,
			@Schema(description = "When it came to this state") Instant since,
			@Schema(description = "While Microsoft activates it, and once we have enough history to tell") @Nullable Expectation expectation) {

		static Region of(RegionLink link) {
			return new Region(link.region().value(), link.fqdn(), link.state(), link.since(),
					Expectation.of(link.experience()));
		}

	}

	/** How long activations have taken until now. */
	@Schema(name = "ActivationExpectation")
	record Expectation(@Schema(description = "Half of them were faster", example = "PT40M") String usual,
			@Schema(description = "Nine of ten were faster", example = "PT9H") String nineOfTen,
			@Schema(description = "How many it is drawn from", example = "57") int activations) {

		private static @Nullable Expectation of(@Nullable Experience known) {
			return (known != null)
					? new Expectation(known.usual().toString(), known.nineOfTen().toString(), known.activations())
					: null;
		}

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
