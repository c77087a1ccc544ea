package com.teammate.brand;

import java.time.Instant;
import java.util.UUID;

import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * How a reseller looks to its customers.
 *
 * @param stylesheet name of its colours in addresses, which nobody can guess
 * @param version another one after every change, also after a removal
 */
public record Brand(ResellerId reseller, NewBrand wish, @Nullable Logo logo, @Nullable String stylesheet, UUID version,
		Instant updatedAt) {

	public String name() {
		return this.wish.name();
	}

	/** Where browsers get its colours, if they are not ours. */
	public @Nullable String stylesheetPath() {
		return (this.stylesheet != null) ? "/brand/" + this.stylesheet + ".css" : null;
	}

}
