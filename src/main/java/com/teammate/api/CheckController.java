package com.teammate.api;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Reseller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks now instead of at the next interval. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enterprises")
class CheckController {

	private final OwnEnterprises own;

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	CheckController(OwnEnterprises own, Onboarding onboarding, EnterpriseViews views) {
		this.own = own;
		this.onboarding = onboarding;
		this.views = views;
	}

	@PostMapping("/check")
	@Operation(operationId = "checkEnterprise", summary = "Look again now",
			description = "While it is being onboarded: whatever the onboarding waits for (a licence, a role, Microsoft) is "
					+ "looked at again at once. The answer does not wait for that: see nextAction and findings.")
	@ApiResponse(responseCode = "202", description = "The enterprise; the check is on its way",
			useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.ENTERPRISE_DISABLED, ProblemCode.ENTERPRISE_REMOVED })
	ResponseEntity<EnterpriseView> check(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		EnterpriseId known = this.own.find(reseller, id).id();
		this.onboarding.check(known);
		return ResponseEntity.accepted().body(this.views.of(this.own.find(reseller, id)));
	}

}
