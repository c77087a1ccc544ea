package com.teammate.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.teammate.event.EventType;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.Endpoints.WithSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook endpoint as its reseller reads it. */
@Schema(name = "WebhookEndpoint")
record EndpointView(UUID id, @Schema(example = "https://northwind.example/teammate") URI url,
		@Schema(example = "Ticket system") String description,
		@Schema(description = "Empty: all events", example = "[\"enterprise.active\"]") List<String> eventTypes,
		boolean enabled,
		@Schema(description = "Why we have disabled it, if we have: it answered 410, or nothing got through for days") Endpoint.@Nullable Stop disabledReason,
		@Schema(description = "The first failure since the last success") @Nullable Instant failingSince,
		@Schema(description = "How long the secret before this one signs, too") @Nullable Instant previousSecretValidUntil,
		Instant createdAt, Instant updatedAt,
		@Schema(description = "Only in the answer that makes it; it cannot be read again",
				example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @JsonInclude(Include.NON_NULL) @Nullable String secret) {

	static EndpointView of(Endpoint endpoint) {
		return of(endpoint, null);
	}

	static EndpointView of(WithSecret made) {
		return of(made.endpoint(), made.secret());
	}

	private static EndpointView of(Endpoint endpoint, @Nullable String secret) {
		var wish = endpoint.wish();
		return new EndpointView(endpoint.id().value(), wish.url(), wish.description(),
				wish.types().stream().sorted().map(EventType::value).toList(), wish.enabled(), endpoint.stop(),
				endpoint.failingSince(), endpoint.oldSecretUntil(), endpoint.createdAt(), endpoint.updatedAt(), secret);
	}

	/** All endpoints of a reseller; there are few. */
	@Schema(name = "WebhookEndpoints")
	record All(List<EndpointView> items) {
	}

}
