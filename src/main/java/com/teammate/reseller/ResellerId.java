package com.teammate.reseller;

import java.util.UUID;

/** Identifies a reseller. */
public record ResellerId(UUID value) {

	@Override
	public String toString() {
		return this.value.toString();
	}

}
