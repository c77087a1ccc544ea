package com.teammate.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.teammate.enterprise.EnterpriseUser;
import com.teammate.enterprise.EnterpriseUsers.Addition;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A Teams user as its reseller reads it. */
@Schema(name = "User")
record UserView(UUID id, @Schema(example = "kim@contoso.example") String userPrincipalName,
		@Schema(example = "Kim Akers") String displayName,
		@Schema(description = "E.164; null with an extension", example = "+12065550100") @Nullable String number,
		@Schema(description = "null with a number") @Nullable String extension, Instant createdAt,
		@Schema(description = "Only in the answer to an addition, once four fifths of userLimit are used",
				example = "8 of 10 users are in use.") @JsonInclude(Include.NON_NULL) @Nullable String userLimitWarning) {

	static UserView of(EnterpriseUser user) {
		return of(user, null);
	}

	static UserView of(Addition addition) {
		return of(addition.user(),
				addition.isNearLimit() ? addition.inUse() + " of " + addition.limit() + " users are in use." : null);
	}

	private static UserView of(EnterpriseUser user, @Nullable String warning) {
		return new UserView(user.id(), user.userPrincipalName().value(), user.displayName(), user.number(),
				user.extension(), user.createdAt(), warning);
	}

	/** A part of an enterprise's users. */
	@Schema(name = "UserPage")
	record Part(List<UserView> items,
			@Schema(description = "Send it as cursor to read on; null on the last page") @Nullable String nextCursor) {
	}

}
