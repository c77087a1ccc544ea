package com.teammate.api;

import java.util.List;

import com.teammate.api.EnterpriseView.NextStep;
import com.teammate.audit.Audit;
import com.teammate.onboarding.Progress;
import com.teammate.sbc.RegionState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an onboarding stands, as the enterprise's reseller reads it. */
@Schema(name = "Onboarding")
record OnboardingView(List<Progress.Step> steps, List<Region> regions, @Nullable NextStep nextAction,
		List<Audit.Entry> history,
		@Schema(description = "What the last check found; empty when all is well") List<TenantFindingView> findings) {

	/** A region and how far its link is. */
	@Schema(name = "OnboardingRegion")
	record Region(@Schema(example = "us-east-1") String id,
			@Schema(example = "contoso.sbc1.carrier.example") String fqdn, RegionState state) {

	}

}
