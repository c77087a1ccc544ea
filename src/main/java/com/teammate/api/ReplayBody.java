package com.teammate.api;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a replay, for the API's document alone; exactly one of the three. */
@Schema(name = "WebhookReplay", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReplayBody(
		@Schema(description = "This event alone", pattern = "^evt_[0-9]{12}$",
				example = "evt_000000000042") @Nullable String eventId,
		@Schema(description = "The events after this one", pattern = "^evt_[0-9]{12}$") @Nullable String after,
		@Schema(description = "The events since then") @Nullable Instant since) {

	/** What is repeated. */
	@Schema(name = "WebhookReplayed")
	record Answer(@Schema(description = "How many events are delivered once more", example = "12") int events,
			@Schema(description = "The last of them; null when there is none",
					example = "evt_000000000042") @Nullable String lastEventId,
			@Schema(description = "Whether there is more: ask again with after = lastEventId") boolean hasMore) {
	}

}
