package com.teammate.api;

import com.teammate.reseller.Reseller;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.Plans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is going to happen to an enterprise's tenant, and what has happened. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enterprises")
class PlanController {

	private final OwnEnterprises enterprises;

	private final Plans plans;

	private final ChangeLedger ledger;

	PlanController(OwnEnterprises enterprises, Plans plans, ChangeLedger ledger) {
		this.enterprises = enterprises;
		this.plans = plans;
		this.ledger = ledger;
	}

	@GetMapping("/plan")
	@Operation(operationId = "getPlan", summary = "See what an onboarding will create or change",
			description = "In the enterprise's Microsoft tenant, in our DNS and in Teams; before it happens, and after.")
	@ApiResponse(responseCode = "200", description = "Every object, in order", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.ENTERPRISE_NOT_FOUND)
	PlanView plan(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		return PlanView.of(this.plans.of(this.enterprises.find(reseller, id).id()));
	}

	@GetMapping("/changes")
	@Operation(operationId = "listChanges", summary = "See what was created or changed",
			description = "In the enterprise's Microsoft tenant, in our DNS and in Teams; oldest first.")
	@ApiResponse(responseCode = "200", description = "Every change, in order", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.ENTERPRISE_NOT_FOUND)
	ChangesView changes(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		return ChangesView.of(this.ledger.of(this.enterprises.find(reseller, id).id()));
	}

}
