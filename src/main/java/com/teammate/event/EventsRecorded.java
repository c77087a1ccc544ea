package com.teammate.event;

import java.util.List;

import com.teammate.reseller.ResellerId;

/**
 * Published in the transaction that records the events, just before it commits: what a
 * listener writes is kept together with them, or not at all.
 */
public record EventsRecorded(ResellerId reseller, List<Event> events) {

	public EventsRecorded {
		events = List.copyOf(events);
	}

}
