package com.teammate.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.teammate.reseller.ResellerId;

/**
 * Something that happened to an enterprise, as its reseller may know it.
 *
 * @param data few and small: what tells this event from another of its type, without
 * secrets and without personal data
 */
public record Event(EventId id, ResellerId reseller, UUID enterprise, EventType type, Instant at,
		Map<String, Object> data) {

}
