package com.teammate.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.event.Event;
import com.teammate.event.EventId;
import com.teammate.event.Events;
import com.teammate.onboarding.EventDelivery;
import com.teammate.onboarding.EventDelivery.Replay;
import com.teammate.reseller.Reseller;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.Delivery;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Delivery.Try;
import com.teammate.webhook.DeliveryId;
import com.teammate.webhook.Endpoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of deliveries to a webhook endpoint, and how to have them again. */
@RestController
@RequestMapping(path = "/api/v1/webhook-endpoints/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks")
class WebhookDeliveriesController {

	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

	private static final String ID = "Id of the webhook endpoint";

	private final WebhookEndpointsController endpoints;

	private final Deliveries deliveries;

	private final Events events;

	private final EventDelivery delivery;

	private final Repeats repeats;

	WebhookDeliveriesController(WebhookEndpointsController endpoints, Deliveries deliveries, Events events,
			EventDelivery delivery, Repeats repeats) {
		this.endpoints = endpoints;
		this.deliveries = deliveries;
		this.events = events;
		this.delivery = delivery;
		this.repeats = repeats;
	}

	@GetMapping("/deliveries")
	@Operation(operationId = "listWebhookDeliveries", summary = "Read the delivery log",
			description = "Newest first, each with its attempts.")
	@ApiResponse(responseCode = "200", description = "A page of deliveries", useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.INVALID_CURSOR, ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND, ProblemCode.VALIDATION_FAILED })
	DeliveryView.Part list(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = ID, schema = @Schema(type = "string", format = "uuid")) @PathVariable String id,
			@Parameter(schema = @Schema(implementation = State.class)) @RequestParam(
					required = false) @Nullable String state,
			@Parameter(description = "nextCursor of the page before") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200",
					defaultValue = "50")) @RequestParam(required = false) @Nullable String limit) {
		Endpoint endpoint = this.endpoints.find(reseller, id);
		int most = EnterpriseListing.limit(limit);
		List<Delivery> found = this.deliveries.of(endpoint.id(), state(state), place(cursor), most + 1);
		List<Delivery> page = found.subList(0, Math.min(most, found.size()));
		Map<DeliveryId, List<Try>> tries = this.deliveries.tries(page);
		return new DeliveryView.Part(
				page.stream().map((one) -> DeliveryView.of(one, tries.getOrDefault(one.id(), List.of()))).toList(),
				(found.size() > most) ? page.get(most - 1).id().toString() : null);
	}

	@PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "replayEvents", summary = "Have events delivered once more",
			description = "One event, or those of the endpoint's types after an event or since a time, up to "
					+ EventDelivery.MOST_REPLAYED + " with one request. They carry the same webhook-id as before.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ReplayBody.class)))
	@ApiResponse(responseCode = "202", description = "They are on their way",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ReplayBody.Answer.class)))
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND, ProblemCode.EVENT_NOT_FOUND,
			ProblemCode.WEBHOOK_ENDPOINT_DISABLED, ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE,
			ProblemCode.VALIDATION_FAILED })
	ResponseEntity<?> replay(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = ID, schema = @Schema(type = "string", format = "uuid")) @PathVariable String id,
			@RequestBody JsonObject body,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		Endpoint endpoint = this.endpoints.find(reseller, id);
		return this.repeats.once(reseller.id(),
				Repeatable.of(key, "/api/v1/webhook-endpoints/" + endpoint.id() + "/replay", body),
				() -> replayed(endpoint, body));
	}

	private ResponseEntity<?> replayed(Endpoint endpoint, JsonObject body) {
		if (!endpoint.wish().enabled()) {
			throw new RequestRefused(ProblemCode.WEBHOOK_ENDPOINT_DISABLED,
					"Enable the endpoint first. Nothing was replayed.");
		}
		Replay replay = replay(endpoint, body);
		EventId last = replay.last();
		return ResponseEntity.accepted()
			.body(new ReplayBody.Answer(replay.events(), (last != null) ? last.toString() : null, replay.more()));
	}

	private Replay replay(Endpoint endpoint, JsonObject body) {
		Map.Entry<String, JsonNode> wish = onlyField(body);
		return switch (wish.getKey()) {
			case "eventId" -> this.delivery.replay(endpoint, event(endpoint, id("eventId", wish.getValue())));
			case "after" -> this.delivery.replayAfter(endpoint, id("after", wish.getValue()));
			case "since" ->
				this.delivery.replayAfter(endpoint, this.events.lastBefore(endpoint.reseller(), time(wish.getValue())));
			default -> throw RequestRefused.forField(wish.getKey().substring(0, Math.min(60, wish.getKey().length())),
					"is not a known field");
		};
	}

	private static Map.Entry<String, JsonNode> onlyField(JsonObject body) {
		if (body.fields().size() != 1) {
			throw RequestRefused.forField("eventId", "or after or since must be there, and only one of them");
		}
		return body.fields().properties().iterator().next();
	}

	private Event event(Endpoint endpoint, EventId id) {
		return this.events.find(endpoint.reseller(), id)
			.orElseThrow(() -> new RequestRefused(ProblemCode.EVENT_NOT_FOUND, "None of your events has this id."));
	}

	private static EventId id(String field, JsonNode value) {
		return Optional.of(value)
			.filter(JsonNode::isTextual)
			.flatMap((text) -> EventId.of(text.textValue()))
			.orElseThrow(() -> RequestRefused.forField(field, "must be an event's id: evt_ and twelve digits"));
	}

	private static Instant time(JsonNode value) {
		try {
			Instant time = Instant.parse(value.asText());
			if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
				throw RequestRefused.forField("since", "must be a time between 1970 and 9999");
			}
			return time;
		}
		catch (DateTimeParseException ex) {
			throw RequestRefused.forField("since", "must be a time such as 2026-11-23T10:00:00Z");
		}
	}

	private static @Nullable State state(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		return Arrays.stream(State.values())
			.filter((state) -> state.name().equals(name.strip()))
			.findFirst()
			.orElseThrow(
					() -> RequestRefused.forField("state", "must be one of PENDING, DELIVERED, FAILED, CANCELLED"));
	}

	private static @Nullable DeliveryId place(@Nullable String cursor) {
		if (cursor == null) {
			return null;
		}
		try {
			return DeliveryId.of(cursor);
		}
		catch (IllegalArgumentException ex) {
			throw new RequestRefused(ProblemCode.INVALID_CURSOR,
					"Use nextCursor of an earlier answer as it is, or leave the cursor out.");
		}
	}

}
