package com.teammate.api;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Removes enterprises of the reseller that asks, and proves it. */
@RestController
@RequestMapping(path = "/api/v1/enterprises/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enterprises")
class RemovalController {

	private final OwnEnterprises own;

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	private final Repeats repeats;

	RemovalController(OwnEnterprises own, Onboarding onboarding, EnterpriseViews views, Repeats repeats) {
		this.own = own;
		this.onboarding = onboarding;
		this.views = views;
		this.repeats = repeats;
	}

	@PostMapping("/remove")
	@Operation(operationId = "removeEnterprise", summary = "Remove an enterprise",
			description = "For good, and from every status: ends the onboarding, undoes in the tenant, in our DNS and in "
					+ "Teams what is ours, proves it (GET …/removal), and forgets the people of the enterprise. "
					+ "An enterprise that is removed, or being removed, stays as it is.")
	@ApiResponse(responseCode = "202", description = "The enterprise, being removed",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseView.class)),
			headers = { @Header(name = "ETag", description = "Version of the enterprise",
					schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.PRECONDITION_FAILED })
	ResponseEntity<?> remove(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id,
			@IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		EnterpriseId known = this.own.find(reseller, id).id();
		return this.repeats.once(reseller.id(), Repeatable.of(key, Repeatable.ENTERPRISES + "/" + known + "/remove"),
				() -> {
					var removing = this.onboarding.remove(known, new Precondition(ifMatch)::check, asker.party());
					return ResponseEntity.accepted()
						.eTag(Long.toString(removing.version()))
						.body(this.views.of(removing));
				});
	}

	@GetMapping("/removal")
	@Operation(operationId = "getRemoval", summary = "Read the proof of a removal",
			description = "What was removed, when, what is left, and who has to remove that. Readable from the request on, "
					+ "complete once finishedAt is set, and kept for good: it names no person.")
	@ApiResponse(responseCode = "200", description = "The proof", useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.REMOVAL_NOT_FOUND })
	RemovalView removal(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		return this.onboarding.removal(this.own.find(reseller, id).id())
			.map(RemovalView::of)
			.orElseThrow(() -> new RequestRefused(ProblemCode.REMOVAL_NOT_FOUND,
					"Nobody has asked to remove this enterprise. POST …/remove does."));
	}

}
