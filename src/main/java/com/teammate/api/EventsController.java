package com.teammate.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.teammate.event.Event;
import com.teammate.event.EventBody;
import com.teammate.event.EventId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.reseller.Reseller;
import com.teammate.wish.Wrong;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to the enterprises of the reseller that asks. */
@RestController
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events", description = "What happened, to read on from where you are")
class EventsController {

	private final Events events;

	EventsController(Events events) {
		this.events = events;
	}

	@GetMapping
	@Operation(operationId = "listEvents", summary = "Read what happened",
			description = "Oldest first. Whoever reads on with nextAfter of the answer before misses nothing and reads "
					+ "nothing twice. The same events are delivered to webhook endpoints.")
	@ApiResponse(responseCode = "200", description = "A part of what happened", useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.INVALID_CURSOR, ProblemCode.VALIDATION_FAILED })
	EventPage list(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = "Id of the last event that you have seen; left out, from the beginning",
					schema = @Schema(type = "string", pattern = "^evt_[0-9]{12}$")) @RequestParam(
							required = false) @Nullable String after,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200",
					defaultValue = "50")) @RequestParam(required = false) @Nullable String limit,
			@Parameter(description = "Only events of these types, with commas between them",
					schema = @Schema(type = "string"), example = "enterprise.active,region.linked") @RequestParam(
							required = false) @Nullable String type) {
		EventId last = (after != null) ? id(after) : EventId.START;
		int most = EnterpriseListing.limit(limit);
		List<Event> found = this.events.after(reseller.id(), last, types(type), most + 1);
		List<Event> page = found.subList(0, Math.min(most, found.size()));
		EventId next = page.isEmpty() ? last : page.get(page.size() - 1).id();
		return new EventPage(page.stream().map(EventBody::of).toList(), next.toString(), found.size() > most);
	}

	/** Throws {@link RequestRefused}. */
	static EventId id(String text) {
		return EventId.of(text)
			.orElseThrow(() -> new RequestRefused(ProblemCode.INVALID_CURSOR,
					"An event's id is evt_ and twelve digits. Use one that you have read."));
	}

	private static Set<EventType> types(@Nullable String names) {
		Set<EventType> types = EnumSet.noneOf(EventType.class);
		List<Wrong> errors = new ArrayList<>();
		for (String name : Optional.ofNullable(names).orElse("").split(",")) {
			if (!name.isBlank()) {
				EventType.of(name.strip()).ifPresentOrElse(types::add, () -> reject(errors));
			}
		}
		if (!errors.isEmpty()) {
			throw RequestRefused.forFields(errors);
		}
		return types;
	}

	private static void reject(List<Wrong> errors) {
		if (errors.isEmpty()) {
			errors.add(new Wrong("type", "names an unknown event type"));
		}
	}

}
