package com.teammate.reseller;

import java.io.Serializable;
import java.util.UUID;

/** Identifies somebody who works for a reseller. */
public record UserId(UUID value) implements Serializable {

	@Override
	public String toString() {
		return this.value.toString();
	}

}
