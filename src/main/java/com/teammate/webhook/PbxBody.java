package com.teammate.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.teammate.event.Event;

/**
 * What the PBX side is sent: everything it needs, so that it has to ask nobody.
 *
 * @param sequence grows with each message about the same enterprise
 */
record PbxBody(String id, String type, Instant timestamp, UUID enterpriseId, UUID resellerId, long sequence,
		Map<String, Object> data) {

	static PbxBody of(Event event) {
		return new PbxBody(idOf(event), event.type().value(), event.at(), event.enterprise(), event.reseller().value(),
				event.id().number(), event.data());
	}

	/** Events are numbered for each reseller; the PBX side hears of all of them. */
	private static String idOf(Event event) {
		return "pbx_" + event.reseller().value() + "_" + event.id().number();
	}

}
