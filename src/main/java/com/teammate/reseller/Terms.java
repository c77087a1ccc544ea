package com.teammate.reseller;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What operations and a reseller have agreed on.
 *
 * @param email where the reseller is told about its enterprises
 * @param billingReference what its invoices are matched by
 */
public record Terms(String name, String email, Offer offer, @Nullable String billingReference) {

	public Terms {
		name = name.strip();
		email = email.strip().toLowerCase(Locale.ROOT);
	}

}
