package com.teammate.api;

import java.time.Instant;

import com.teammate.webhook.Delivery.Try;
import com.teammate.webhook.Rehearsals.Rehearsed;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a test event. */
@Schema(name = "WebhookTest")
record TestEventView(
		@Schema(description = "Its webhook-id",
				example = "evt_test_0b8f9a3e-6f3b-4a53-9d0c-1a8b6d1f6d8e") String eventId,
		@Schema(description = "Whether the answer was a 2xx") boolean delivered, Instant at,
		@Schema(description = "null when there was no answer", example = "204") @Nullable Integer status,
		@Schema(example = "87") long durationMs,
		@Schema(description = "Why there was no answer", example = "No answer in time.") @Nullable String problem,
		@Schema(description = "Its first 1000 bytes") @Nullable String answer) {

	static TestEventView of(Rehearsed rehearsed) {
		Try attempt = rehearsed.attempt();
		return new TestEventView(rehearsed.id(), rehearsed.taken(), attempt.at(), attempt.status(),
				attempt.durationMs(), attempt.problem(), attempt.answer());
	}

}
