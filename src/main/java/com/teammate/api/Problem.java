package com.teammate.api;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.wish.Wrong;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the caller reads when something is wrong (RFC 9457). */
@Schema(description = "What is wrong with a request, after RFC 9457.")
record Problem(
		@Schema(description = "Address of a page that explains the problem",
				example = "https://onboarding.example/problems/validation_failed") URI type,
		@Schema(example = "Some fields are not valid") String title, @Schema(example = "422") int status,
		@Schema(example = "See errors for every field that must be corrected.") String detail,
		@Schema(description = "The path of the request", example = "/api/v1/enterprises") String instance,
		@Schema(description = "Stable name of the problem; programs decide by it",
				example = "validation_failed") String code,
		@Schema(description = "Name this to support; also in the header X-Request-Id",
				example = "0b8f9a3e-6f3b-4a53-9d0c-1a8b6d1f6d8e") String requestId,
		@Schema(description = "Who must do what before this can be; only with code management_consent_missing") @JsonInclude(Include.NON_NULL) @Nullable Deed nextAction,
		@Schema(description = "Every wrong field; only with the codes validation_failed and preflight_failed") @JsonInclude(Include.NON_NULL) @Nullable List<Wrong> errors,
		@Schema(description = "All findings, warnings too; only with code preflight_failed") @JsonInclude(Include.NON_NULL) @Nullable List<FindingView> findings) {

	/** Who must do what. */
	@Schema(name = "ProblemNextAction")
	record Deed(Actor actor, @Schema(example = "GRANT_MANAGEMENT_CONSENT") String code,
			@Schema(example = "The administrator must grant the management consent.") String text) {
	}

}
