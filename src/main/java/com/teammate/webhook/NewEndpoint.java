package com.teammate.webhook;

import java.net.URI;
import java.util.Set;

import com.teammate.event.EventType;

/**
 * What a reseller wants of an endpoint.
 *
 * @param types the events to deliver; all when empty
 */
public record NewEndpoint(URI url, String description, Set<EventType> types, boolean enabled) {

	public NewEndpoint {
		types = Set.copyOf(types);
	}

}
