package com.teammate.webhook;

import java.util.UUID;

/** Identifies a webhook endpoint. */
public record EndpointId(UUID value) {

	@Override
	public String toString() {
		return this.value.toString();
	}

}
