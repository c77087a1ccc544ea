package com.teammate.api;

import java.util.List;

import com.teammate.enterprise.NextAction;
import com.teammate.onboarding.TenantFinding;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finding of a check as the caller reads it. */
@Schema(name = "TenantFinding",
		description = "Something in the tenant, in DNS or in Teams that is not as it should be. It closes itself.")
record TenantFindingView(@Schema(description = "Stable name of the cause", example = "LICENCE_MISSING") String code,
		@Schema(description = "Who must act") NextAction.Actor owner,
		@Schema(description = "What is wrong") String text, @Schema(description = "What to do about it") String fix,
		@Schema(description = "Whether the linking, or the calls, wait for it") boolean blocking,
		@Schema(description = "The object that it is about; null when it is about the whole tenant",
				example = "contoso-abcd2345.sbc1.carrier.example") @Nullable String subject) {

	static List<TenantFindingView> of(List<TenantFinding> findings) {
		return findings.stream()
			.map((each) -> new TenantFindingView(each.code(), each.owner(), each.text(), each.fix(), each.blocking(),
					each.subject()))
			.toList();
	}

}
