package com.teammate.api;

import java.util.List;

import com.teammate.enterprise.OfferedService;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change that {@link MergePatch} reads, for the API's document alone. */
@Schema(name = "EnterprisePatch", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EnterprisePatchBody(@Schema(maxLength = 200, example = "Contoso") @Nullable String name,
		@Schema(maxLength = 254, format = "email",
				description = "Mailbox of the enterprise's Microsoft Global Administrator; the invitation goes there",
				example = "admin@contoso.example") @Nullable String adminEmail,
		@Schema(description = "How many Teams users may be configured; null is unlimited", minimum = "1",
				maximum = "1000000", example = "50") @Nullable Integer userLimit,
		@Schema(description = "Held calls play the music of the PBX instead of the built-in one",
				example = "true") @Nullable Boolean pbxMusicOnHold,
		@Schema(description = "The administrator may see call data", example = "false") @Nullable Boolean accessSipData,
		@Schema(description = "Ask the administrator to let the reseller manage users and routing",
				example = "true") @Nullable Boolean requestManagementConsent,
		@Schema(description = "Ids of GET /sbc-regions, the nearest first; at least one",
				example = "[\"us-east-1\",\"us-west\"]") @Nullable List<String> sbcRegions,
		@Schema(description = "At least one", example = "[\"PBX\",\"TRUNK\"]") @Nullable List<OfferedService> services,
		@Schema(description = "Ids of GET /pbx-types; only with the service PBX",
				example = "[\"ringlogix\"]") @Nullable List<String> pbxTypes,
		@Schema(description = "Any value of yours, for billing", maxLength = 100,
				example = "A-1001") @Nullable String billingReference,
		@Schema(description = "ISO 3166-1 alpha-2", minLength = 2, maxLength = 2,
				example = "US") @Nullable String country) {

}
