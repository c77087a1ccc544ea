package com.teammate.api;

import java.util.function.Consumer;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.KnownKey;
import com.teammate.reseller.Reseller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops enterprises of the reseller that asks, and lets them go on. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enterprises")
class StandstillController {

	private final OwnEnterprises own;

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	private final Repeats repeats;

	StandstillController(OwnEnterprises own, Onboarding onboarding, EnterpriseViews views, Repeats repeats) {
		this.own = own;
		this.onboarding = onboarding;
		this.views = views;
		this.repeats = repeats;
	}

	@PostMapping("/disable")
	@Operation(operationId = "disableEnterprise", summary = "Disable an enterprise",
			description = "Stops everything at once: no further step runs, and no code and no consent is taken. "
					+ "A step that is running may finish. A disabled enterprise stays as it is.")
	@ApiResponse(responseCode = "200", description = "The enterprise, disabled",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseView.class)),
			headers = { @Header(name = "ETag", description = "Version of the enterprise",
					schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.ENTERPRISE_REMOVED, ProblemCode.PRECONDITION_FAILED })
	ResponseEntity<?> disable(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id,
			@IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		EnterpriseId known = this.own.find(reseller, id).id();
		return this.repeats.once(reseller.id(), Repeatable.of(key, Repeatable.ENTERPRISES + "/" + known + "/disable"),
				() -> this.views.versioned(this.onboarding.disable(known, condition(ifMatch), asker.party())));
	}

	@PostMapping("/enable")
	@Operation(operationId = "enableEnterprise", summary = "Enable an enterprise again",
			description = "Everything goes on where it stood; what came due meanwhile happens now. "
					+ "An enterprise that is not disabled stays as it is.")
	@ApiResponse(responseCode = "200", description = "The enterprise as it was before",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseView.class)),
			headers = { @Header(name = "ETag", description = "Version of the enterprise",
					schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.ENTERPRISE_REMOVED, ProblemCode.PRECONDITION_FAILED })
	ResponseEntity<?> enable(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id,
			@IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		EnterpriseId known = this.own.find(reseller, id).id();
		return this.repeats.once(reseller.id(), Repeatable.of(key, Repeatable.ENTERPRISES + "/" + known + "/enable"),
				() -> this.views.versioned(this.onboarding.enable(known, condition(ifMatch), asker.party())));
	}

	private static Consumer<Enterprise> condition(@Nullable String ifMatch) {
		return new Precondition(ifMatch)::check;
	}

}
