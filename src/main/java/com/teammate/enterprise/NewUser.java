package com.teammate.enterprise;

import org.jspecify.annotations.Nullable;

/**
 * A Teams user that a reseller wants to add.
 *
 * @param number in E.164; either this or the extension
 */
public record NewUser(EmailAddress userPrincipalName, String displayName, @Nullable String number,
		@Nullable String extension) {

}
