package com.teammate.enterprise;

import java.util.UUID;

/** Identifies a Microsoft Entra tenant (claim {@code tid}). */
public record TenantId(UUID value) {

	/** Throws {@link IllegalArgumentException} when the text is no UUID. */
	public static TenantId of(String text) {
		return new TenantId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
