package com.teammate.reseller;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A reseller as operations see it.
 *
 * @param suspendedAt since when nobody and no program of it is let in
 */
public record ResellerAccount(ResellerId id, Terms terms, Instant createdAt, @Nullable Instant suspendedAt) {

	public Reseller reseller() {
		return new Reseller(this.id, this.terms.name(), this.terms.email());
	}

	public boolean isSuspended() {
		return this.suspendedAt != null;
	}

}
