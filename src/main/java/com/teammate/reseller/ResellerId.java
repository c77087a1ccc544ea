package com.teammate.reseller;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a reseller. */
public record ResellerId(UUID value) implements Serializable {

	@Override
	public String toString() {
		return this.value.toString();
	}

}
