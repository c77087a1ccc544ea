package com.teammate.support;

import java.time.Instant;
import java.util.UUID;

import com.teammate.enterprise.Enterprise;
import com.teammate.onboarding.StuckCase;
import org.jspecify.annotations.Nullable;

/**
 * A line of the desk's lists.
 *
 * @param waitsFor whose turn it is
 * @param cause why it is stuck; null if it is not
 * @param nextTry when it is tried again by itself
 */
record Listed(UUID id, String name, String adminEmail, String reseller, String status, @Nullable String waitsFor,
		@Nullable String cause, @Nullable String kind, @Nullable Instant since, @Nullable Instant nextTry) {

	static Listed of(Enterprise enterprise, String reseller, @Nullable StuckCase stuck) {
		return new Listed(enterprise.id().value(), enterprise.name(), enterprise.adminEmail().value(), reseller,
				enterprise.status().name(),
				(enterprise.nextAction() != null) ? enterprise.nextAction().actor().name() : null,
				(stuck != null) ? stuck.cause().code() : null, (stuck != null) ? stuck.kind().name() : null,
				(stuck != null) ? stuck.since() : null, (stuck != null) ? stuck.nextTry() : null);
	}

}
