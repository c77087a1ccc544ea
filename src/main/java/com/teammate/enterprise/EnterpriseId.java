package com.teammate.enterprise;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.teammate.reseller.ResellerId;

/** Identifies an enterprise; also the business key of its processes. */
public record EnterpriseId(UUID value) {

	/** Throws {@link IllegalArgumentException} when the text is no UUID. */
	public static EnterpriseId of(String text) {
		return new EnterpriseId(UUID.fromString(text));
	}

	public static EnterpriseId random() {
		return new EnterpriseId(UUID.randomUUID());
	}

	/** The one id that the reseller's own token stands for, however often it is sent. */
	public static EnterpriseId from(ResellerId reseller, String token) {
		return new EnterpriseId(UUID.nameUUIDFromBytes((reseller + " " + token).getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
