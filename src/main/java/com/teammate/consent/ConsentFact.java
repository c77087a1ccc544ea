package com.teammate.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What we know of one consent of an enterprise. */
record ConsentFact(ConsentKind kind, @Nullable Instant grantedAt, @Nullable DeclineReason declined,
		boolean personalGrant, @Nullable Instant answeredAt, @Nullable String administrator) {

	static ConsentFact none(ConsentKind kind) {
		return new ConsentFact(kind, null, null, false, null, null);
	}

	boolean isGranted() {
		return this.grantedAt != null;
	}

}
