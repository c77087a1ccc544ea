package com.teammate.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.teammate.webhook.Delivery;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Delivery.Try;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the delivery of an event to an endpoint gets on. */
@Schema(name = "WebhookDelivery")
record DeliveryView(UUID id, @Schema(example = "evt_000000000042") String eventId,
		@Schema(example = "enterprise.active") String eventType, State state, Instant createdAt,
		@Schema(description = "null when it is over") @Nullable Instant nextTryAt, @Nullable Instant finishedAt,
		List<AttemptView> attempts) {

	static DeliveryView of(Delivery delivery, List<Try> tries) {
		return new DeliveryView(delivery.id().value(), delivery.event().toString(), delivery.type().value(),
				delivery.state(), delivery.createdAt(), delivery.isPending() ? delivery.nextTryAt() : null,
				delivery.finishedAt(), tries.stream().map(AttemptView::of).toList());
	}

	/** One try. */
	@Schema(name = "WebhookAttempt")
	record AttemptView(@Schema(example = "1") int number, Instant at,
			@Schema(description = "null when there was no answer", example = "503") @Nullable Integer status,
			@Schema(example = "87") long durationMs,
			@Schema(description = "Why there was no answer", example = "No answer in time.") @Nullable String problem,
			@Schema(description = "Its first 1000 bytes") @Nullable String answer) {

		static AttemptView of(Try attempt) {
			return new AttemptView(attempt.number(), attempt.at(), attempt.status(), attempt.durationMs(),
					attempt.problem(), attempt.answer());
		}

	}

	/** A part of an endpoint's delivery log. */
	@Schema(name = "WebhookDeliveryPage")
	record Part(List<DeliveryView> items,
			@Schema(description = "Send it as cursor to read on; null on the last page") @Nullable String nextCursor) {
	}

}
