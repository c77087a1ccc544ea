package com.teammate.enterprise;

import java.util.UUID;

/** Identifies an enterprise; also the business key of its processes. */
public record EnterpriseId(UUID value) {

	/** Throws {@link IllegalArgumentException} when the text is no UUID. */
	public static EnterpriseId of(String text) {
		return new EnterpriseId(UUID.fromString(text));
	}

	public static EnterpriseId random() {
		return new EnterpriseId(UUID.randomUUID());
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
