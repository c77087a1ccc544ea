package com.teammate.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/**
 * The body that {@link com.teammate.wish.UserForm} reads, for the API's document alone.
 */
@Schema(name = "NewUser", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record UserBody(
		@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 254,
				example = "kim@contoso.example") String userPrincipalName,
		@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 256, example = "Kim Akers") String displayName,
		@Schema(description = "E.164; either this or extension", example = "+12065550100",
				pattern = "^\\+[1-9][0-9]{6,14}$") @Nullable String number,
		@Schema(description = "Either this or number", pattern = "^[0-9]{2,8}$") @Nullable String extension) {

}
