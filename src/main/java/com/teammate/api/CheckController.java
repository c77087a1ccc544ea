package com.teammate.api;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Reseller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What checks have found, and looking now instead of at the next interval. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enterprises")
class CheckController {

	private final OwnEnterprises own;

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	private final Repeats repeats;

	CheckController(OwnEnterprises own, Onboarding onboarding, EnterpriseViews views, Repeats repeats) {
		this.own = own;
		this.onboarding = onboarding;
		this.views = views;
		this.repeats = repeats;
	}

	@GetMapping("/health")
	@Operation(operationId = "getHealth", summary = "See whether an active enterprise is as it was set up",
			description = "Both consents, the domains, our DNS records, the licences and the voice routes are compared with what "
					+ "was set up, once a day and on request. What is lost and ours to repair is written again; the rest is a finding "
					+ "and the nextAction, until a check finds it healthy.")
	@ApiResponse(responseCode = "200", description = "What the checks have found", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.ENTERPRISE_NOT_FOUND)
	HealthView health(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		return HealthView.of(this.onboarding.health(this.own.find(reseller, id).id()));
	}

	@PostMapping("/check")
	@Operation(operationId = "checkEnterprise", summary = "Look again now",
			description = "While it is being onboarded: whatever the onboarding waits for (a licence, a role, Microsoft) is "
					+ "looked at again at once. Once it is active: it is compared with what was set up for it. "
					+ "The answer does not wait for that: see nextAction, and findings in onboarding and health.")
	@ApiResponse(responseCode = "202", description = "The enterprise; the check is on its way",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseView.class)))
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.ENTERPRISE_DISABLED, ProblemCode.ENTERPRISE_REMOVED })
	ResponseEntity<?> check(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		EnterpriseId known = this.own.find(reseller, id).id();
		Repeatable request = Repeatable.of(key, Repeatable.ENTERPRISES + "/" + known + "/check");
		return this.repeats.repeated(reseller.id(), request).orElseGet(() -> {
			// Asks Microsoft, so outside of a transaction; two at once are one check.
			this.onboarding.check(known);
			return this.repeats.once(reseller.id(), request,
					() -> ResponseEntity.accepted().body(this.views.of(this.own.find(reseller, id))));
		});
	}

}
