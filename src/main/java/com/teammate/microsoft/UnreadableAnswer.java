package com.teammate.microsoft;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A refusal that is not JSON, such as a proxy's page; kiota would lose its status. */
final class UnreadableAnswer extends IOException {

	private final int status;

	@Nullable private final String retryAfter;

	@Nullable private final String requestId;

	UnreadableAnswer(int status, @Nullable String retryAfter, @Nullable String requestId) {
		super("HTTP " + status);
		this.status = status;
		this.retryAfter = retryAfter;
		this.requestId = requestId;
	}

	int status() {
		return this.status;
	}

	@Nullable String retryAfter() {
		return this.retryAfter;
	}

	@Nullable String requestId() {
		return this.requestId;
	}

}
