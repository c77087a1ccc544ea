package com.teammate.webhook;

import java.util.UUID;

/** Identifies the delivery of one event to one endpoint. */
public record DeliveryId(UUID value) {

	public static DeliveryId of(String text) {
		return new DeliveryId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
