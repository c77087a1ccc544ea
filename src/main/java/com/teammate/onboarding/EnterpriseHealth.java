package com.teammate.onboarding;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the checks of an active enterprise say about it.
 *
 * @param checkedAt when a check last ended; null before the first
 * @param nextCheckAt when the next one begins by itself; null while there is none
 * @param findings the worst first; empty when all is as it was set up
 */
public record EnterpriseHealth(@Nullable Instant checkedAt, @Nullable Instant nextCheckAt,
		List<TenantFinding> findings) {

}
