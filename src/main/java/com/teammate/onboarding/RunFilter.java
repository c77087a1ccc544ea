package com.teammate.onboarding;

import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * Which stuck cases are meant; at least one of both.
 *
 * @param cause its code in the catalogue; null for every cause
 * @param reseller whose; null for all resellers
 */
public record RunFilter(@Nullable String cause, @Nullable ResellerId reseller) {

	boolean fits(StuckCase found) {
		return this.cause == null || found.cause().code().equals(this.cause);
	}

}
