package com.teammate.api;

import java.util.List;

import com.teammate.event.EventBody;
import io.swagger.v3.oas.annotations.media.Schema;

/** A part of what happened. */
@Schema(name = "EventPage")
record EventPage(List<EventBody> items,
		@Schema(description = "Send it as after to read on, now or later",
				example = "evt_000000000042") String nextAfter,
		@Schema(description = "Whether there is more to read at once") boolean hasMore) {

}
