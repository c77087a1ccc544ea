package com.teammate.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.enterprise.OfferedService;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An enterprise as its reseller reads it. */
@Schema(name = "Enterprise")
record EnterpriseView(UUID id, @Schema(example = "Contoso") String name,
		@Schema(example = "admin@contoso.example") String adminEmail,
		@Schema(description = "null is unlimited", example = "50") @Nullable Integer userLimit, boolean pbxMusicOnHold,
		boolean accessSipData, boolean requestManagementConsent,
		@Schema(example = "[\"us-east-1\",\"us-west\"]") List<String> sbcRegions, List<OfferedService> services,
		@Schema(example = "[\"ringlogix\"]") List<String> pbxTypes,
		@Schema(example = "A-1001") @Nullable String billingReference, @Schema(example = "US") @Nullable String country,
		EnterpriseStatus status, ManagementConsent managementConsent, Instant createdAt, Instant updatedAt,
		@Schema(example = "0") int usersInUse, @Nullable NextStep nextAction) {

	/** Who must do what next; absent once there is nothing left to do. */
	@Schema(name = "NextAction", description = "Who must do what next; null once there is nothing left to do")
	record NextStep(Actor actor, @Schema(example = "ENTER_CODE") String code,
			@Schema(example = "admin@contoso.example must enter the invitation code.") String text, Instant since,
			@Nullable Instant dueBy,
			@Schema(description = "where it is done, if there is such a page") @Nullable String url) {

	}

}
