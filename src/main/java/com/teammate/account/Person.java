package com.teammate.account;

import java.time.Instant;

import com.teammate.reseller.ResellerUser;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for a reseller, as colleagues see them.
 *
 * @param activated whether they have chosen a password
 */
public record Person(ResellerUser user, boolean activated, @Nullable Instant lastLoginAt,
		@Nullable Instant lockedUntil) {

}
