package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A failed try of a step.
 *
 * @param step as the diagram names it
 * @param cause its code in the catalogue
 * @param words what the failure said, without addresses and secrets
 * @param requestId Microsoft's id of the request; null where Microsoft was not asked
 */
public record Attempt(Instant at, String step, @Nullable RegionId region, String cause, String words, String stackTrace,
		@Nullable String requestId) {

}
