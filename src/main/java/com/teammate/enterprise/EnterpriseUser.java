package com.teammate.enterprise;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A Teams user of an enterprise as configured with us.
 *
 * @param number in E.164; either this or the extension
 * @param extension two to eight digits
 */
public record EnterpriseUser(UUID id, EmailAddress userPrincipalName, String displayName, @Nullable String number,
		@Nullable String extension, Instant createdAt) {

}
