package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A domain of a tenant.
 *
 * @param kind what it is to the tenant
 * @param verifiedAt null while unverified
 * @param goneFrom when its forced deletion will be through
 */
record Domain(String id, Kind kind, @Nullable Instant verifiedAt, @Nullable Instant goneFrom) implements Serializable {

	enum Kind {

		DEFAULT, INITIAL, CUSTOM

	}

	boolean isVerified() {
		return this.verifiedAt != null;
	}

	Domain verified(Instant at) {
		return new Domain(this.id, this.kind, at, this.goneFrom);
	}

	Domain goneFrom(Instant at) {
		return new Domain(this.id, this.kind, this.verifiedAt, at);
	}

	boolean isThere(Instant now) {
		return this.goneFrom == null || now.isBefore(this.goneFrom);
	}

}
