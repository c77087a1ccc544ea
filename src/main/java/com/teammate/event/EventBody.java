package com.teammate.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/** An event as programs read it, whether they ask for it or have it delivered. */
@Schema(name = "Event")
public record EventBody(
		@Schema(example = "evt_000000000042",
				description = "Ordered: what happened later has a greater id. Also the header webhook-id") String id,
		@Schema(example = "next_action.changed") String type,
		@Schema(description = "When it happened") Instant timestamp, UUID enterpriseId,
		@Schema(description = "Few and small; see the documentation of the type",
				example = "{\"actor\":\"GLOBAL_ADMIN\",\"code\":\"ENTER_CODE\"}") Map<String, Object> data) {

	public static EventBody of(Event event) {
		return new EventBody(event.id().toString(), event.type().value(), event.at(), event.enterprise(), event.data());
	}

}
