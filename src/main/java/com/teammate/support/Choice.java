package com.teammate.support;

import java.util.UUID;

import com.teammate.onboarding.RunFilter;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * Which stuck cases one of the staff has chosen.
 *
 * @param cause empty for every cause
 * @param reseller empty for all resellers
 */
record Choice(@Nullable String cause, @Nullable UUID reseller) {

	RunFilter filter() {
		return new RunFilter((this.cause == null || this.cause.isBlank()) ? null : this.cause,
				(this.reseller != null) ? new ResellerId(this.reseller) : null);
	}

}
