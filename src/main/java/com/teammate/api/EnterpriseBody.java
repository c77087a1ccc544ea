package com.teammate.api;

import java.util.List;

import com.teammate.enterprise.OfferedService;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/**
 * The body that {@link com.teammate.wish.EnterpriseForm} reads, for the API's document
 * alone.
 */
@Schema(name = "NewEnterprise", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EnterpriseBody(@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 200, example = "Contoso") String name,
		@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 254, format = "email",
				description = "Mailbox of the enterprise's Microsoft Global Administrator; the invitation goes there",
				example = "admin@contoso.example") String adminEmail,
		@Schema(description = "How many Teams users may be configured; null is unlimited", minimum = "1",
				maximum = "1000000", example = "50") @Nullable Integer userLimit,
		@Schema(description = "Held calls play the music of the PBX instead of the built-in one",
				defaultValue = "false", example = "true") @Nullable Boolean pbxMusicOnHold,
		@Schema(description = "The administrator may see call data", defaultValue = "false",
				example = "false") @Nullable Boolean accessSipData,
		@Schema(description = "Ask the administrator to let the reseller manage users and routing",
				defaultValue = "false", example = "true") @Nullable Boolean requestManagementConsent,
		@Schema(requiredMode = RequiredMode.REQUIRED,
				description = "Ids of GET /sbc-regions, the nearest first; at least one",
				example = "[\"us-east-1\",\"us-west\"]") List<String> sbcRegions,
		@Schema(requiredMode = RequiredMode.REQUIRED, description = "At least one",
				example = "[\"PBX\",\"TRUNK\"]") List<OfferedService> services,
		@Schema(description = "Ids of GET /pbx-types; only with the service PBX",
				example = "[\"ringlogix\"]") @Nullable List<String> pbxTypes,
		@Schema(description = "Any value of yours, for billing", maxLength = 100,
				example = "A-1001") @Nullable String billingReference,
		@Schema(description = "ISO 3166-1 alpha-2", minLength = 2, maxLength = 2,
				example = "US") @Nullable String country) {

}
