package com.teammate.api;

import java.util.List;

import com.teammate.consent.Finding;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a start would find. */
@Schema(name = "DryRun", description = "What starting this onboarding would find. Nothing was started.")
record DryRun(List<FindingView> findings, @Schema(
		description = "Whether the same request without dryRun would start the onboarding now") boolean wouldStart) {

	static DryRun of(List<Finding> findings) {
		return new DryRun(FindingView.of(findings), findings.stream().noneMatch(Finding::isBlocking));
	}

}
