package com.teammate.webhook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param status null when there was no answer
 * @param problem why there was none
 * @param answer the beginning of it
 * @param retryAfter the pause that the receiver asks for
 */
record Attempt(@Nullable Integer status, Duration duration, @Nullable String problem, @Nullable String answer,
		@Nullable Duration retryAfter) {

	boolean isTaken() {
		return this.status != null && this.status >= 200 && this.status < 300;
	}

	boolean isGone() {
		return this.status != null && this.status == 410;
	}

}
