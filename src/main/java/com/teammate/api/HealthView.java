package com.teammate.api;

import java.time.Instant;
import java.util.List;

import com.teammate.onboarding.EnterpriseHealth;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the checks of an active enterprise say about it. */
@Schema(name = "Health")
record HealthView(@Schema(description = "null before the first check") @Nullable Instant checkedAt,
		@Schema(description = "null while it is not active") @Nullable Instant nextCheckAt,
		@Schema(description = "The worst first; empty when all is as it was set up") List<TenantFindingView> findings) {

	static HealthView of(EnterpriseHealth health) {
		return new HealthView(health.checkedAt(), health.nextCheckAt(), TenantFindingView.of(health.findings()));
	}

}
