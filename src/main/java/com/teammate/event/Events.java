package com.teammate.event;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.event.Recording.Fact;
import com.teammate.reseller.ResellerId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to the enterprises of each reseller. Whoever reads on from the last id it
 * has seen misses nothing: an id is visible only after all smaller ones of its reseller.
 */
@Service
public class Events {

	private final EventTable table;

	private final Recordings recordings;

	private final Clock clock;

	Events(EventTable table, Recordings recordings, Clock clock) {
		this.table = table;
		this.recordings = recordings;
		this.clock = clock;
	}

	/**
	 * Records something that happened, as part of the caller's transaction.
	 * @param data see {@link Event}; strings, numbers, booleans, lists and maps of them
	 */
	@Transactional
	public void record(UUID enterprise, EventType type, Map<String, ?> data) {
		this.recordings.current()
			.add(new Fact(enterprise, type, this.clock.instant().truncatedTo(ChronoUnit.MICROS), Map.copyOf(data)));
	}

	/** Records something that the type says it all about. */
	@Transactional
	public void record(UUID enterprise, EventType type) {
		record(enterprise, type, Map.of());
	}

	/**
	 * Oldest first, up to {@code limit} of them.
	 * @param types all types when empty
	 */
	@Transactional(readOnly = true)
	public List<Event> after(ResellerId reseller, EventId last, Set<EventType> types, int limit) {
		return this.table.after(reseller, last, types, limit);
	}

	/** The last event before that time; the start when there is none. */
	@Transactional(readOnly = true)
	public EventId lastBefore(ResellerId reseller, Instant time) {
		return this.table.lastBefore(reseller, time);
	}

	/** The reseller's event with that id. */
	@Transactional(readOnly = true)
	public Optional<Event> find(ResellerId reseller, EventId id) {
		return this.table.find(reseller, id);
	}

}
