package com.teammate.api;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.KnownKey;
import com.teammate.reseller.Reseller;
import com.teammate.wish.EnterpriseForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The enterprises of the reseller that asks. */
@RestController
@RequestMapping(path = "/api/v1/enterprises", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Enterprises", description = "Companies on Microsoft Teams and their onboarding")
class EnterprisesController {

	private final Applications applications;

	private final EnterpriseForm form;

	private final EnterpriseListing listing;

	private final OwnEnterprises own;

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	private final Repeats repeats;

	EnterprisesController(Applications applications, EnterpriseForm form, EnterpriseListing listing, OwnEnterprises own,
			Onboarding onboarding, EnterpriseViews views, Repeats repeats) {
		this.applications = applications;
		this.form = form;
		this.listing = listing;
		this.own = own;
		this.onboarding = onboarding;
		this.views = views;
		this.repeats = repeats;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "startOnboarding", summary = "Start an onboarding",
			description = "Creates the enterprise and starts its onboarding, both or neither. "
					+ "With an Idempotency-Key the request may be repeated for at least 24 hours. "
					+ "With dryRun=true it only tells what a start would find, and starts nothing.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseBody.class)))
	@ApiResponse(responseCode = "201", description = "The enterprise, being onboarded",
			headers = { @Header(name = "Location", description = "Path of the enterprise",
					schema = @Schema(type = "string")) },
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseView.class)))
	@ApiResponse(responseCode = "200", description = "With dryRun=true: what a start would find",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = DryRun.class)))
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE,
			ProblemCode.VALIDATION_FAILED, ProblemCode.PREFLIGHT_FAILED })
	ResponseEntity<?> start(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@RequestBody JsonObject body,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@Parameter(description = "true: answer with the findings and start nothing",
					schema = @Schema(type = "boolean", defaultValue = "false")) @RequestParam(
							required = false) @Nullable String dryRun) {
		if (Applications.isRehearsal(dryRun)) {
			return ResponseEntity.ok(this.applications.rehearse(reseller.id(), body));
		}
		return this.applications.begin(reseller.id(), body, Repeatable.of(key, Repeatable.ENTERPRISES, body),
				asker.party());
	}

	@GetMapping
	@Operation(operationId = "listEnterprises", summary = "List your enterprises", description = "Newest first.")
	@ApiResponse(responseCode = "200", description = "A page of enterprises", useReturnTypeSchema = true)
	@MayAnswer({ ProblemCode.INVALID_CURSOR, ProblemCode.VALIDATION_FAILED })
	Page list(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = "Part of the name or of the administrator's address",
					schema = @Schema(type = "string", maxLength = 200)) @RequestParam(
							required = false) @Nullable String q,
			@Parameter(schema = @Schema(implementation = EnterpriseStatus.class)) @RequestParam(
					required = false) @Nullable String status,
			@Parameter(description = "nextCursor of the page before") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200",
					defaultValue = "50")) @RequestParam(required = false) @Nullable String limit) {
		var query = this.listing.query(reseller.id(), q, status, cursor, limit);
		var page = this.listing.list(reseller.id(), query);
		return new Page(page.stream().map(this.views::of).toList(),
				this.listing.nextCursor(reseller.id(), query, page));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getEnterprise", summary = "Read an enterprise")
	@ApiResponse(responseCode = "200", description = "The enterprise", useReturnTypeSchema = true,
			headers = { @Header(name = "ETag", description = "Version of the enterprise",
					schema = @Schema(type = "string")) })
	@ApiResponse(responseCode = "304", description = "It still has the version that If-None-Match names",
			content = @Content)
	@MayAnswer(ProblemCode.ENTERPRISE_NOT_FOUND)
	ResponseEntity<EnterpriseView> get(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		return this.views.versioned(this.own.find(reseller, id));
	}

	@GetMapping("/{id}/onboarding")
	@Operation(operationId = "getOnboarding", summary = "See where an onboarding stands",
			description = "Its steps, its regions, who must do what next, and what happened so far.")
	@ApiResponse(responseCode = "200", description = "Where the onboarding stands", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.ENTERPRISE_NOT_FOUND)
	OnboardingView onboarding(@AuthenticationPrincipal Reseller reseller, @Id @PathVariable String id) {
		return this.views.onboardingOf(this.own.find(reseller, id));
	}

	@PostMapping("/{id}/invitation")
	@Operation(operationId = "resendInvitation", summary = "Send the invitation again",
			description = "The link and the code of the earlier mail stop working.")
	@ApiResponse(responseCode = "202", description = "The enterprise; a new mail is on its way",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EnterpriseView.class)))
	@MayAnswer({ ProblemCode.ENTERPRISE_NOT_FOUND, ProblemCode.INVITATION_NOT_OPEN, ProblemCode.ENTERPRISE_DISABLED,
			ProblemCode.ENTERPRISE_REMOVED })
	ResponseEntity<?> resend(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id,
			@RepeatKey @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		EnterpriseId known = this.own.find(reseller, id).id();
		return this.repeats.once(reseller.id(), Repeatable.of(key, path(known, "invitation")), () -> {
			this.onboarding.resendInvitation(known, asker.party());
			return ResponseEntity.accepted().body(this.views.of(this.own.find(reseller, id)));
		});
	}

	@PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
	@Operation(operationId = "changeEnterprise", summary = "Change an enterprise",
			description = "All of it or nothing, after RFC 7396: fields that are not named stay, null takes a value away. "
					+ "A new adminEmail is invited anew until both consents are proven, and is only written to afterwards. "
					+ "sbcRegions may change at any time: regions that are new are linked, those left out are unlinked, beside "
					+ "everything else. A userLimit below usersInUse stops additions only. requestManagementConsent false also gives "
					+ "back a consent that was granted.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MergePatch.TYPE,
					schema = @Schema(implementation = EnterprisePatchBody.class)))
	@ApiResponse(responseCode = "200", description = "The enterprise as it is now", useReturnTypeSchema = true,
			headers = { @Header(name = "ETag", description = "Version of the enterprise",
					schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.MANAGEMENT_CONSENT_MISSING, ProblemCode.ENTERPRISE_NOT_FOUND,
			ProblemCode.REGION_LEAVES, ProblemCode.NO_REGION_LEFT, ProblemCode.ENTERPRISE_DISABLED,
			ProblemCode.ENTERPRISE_REMOVED, ProblemCode.PRECONDITION_FAILED, ProblemCode.BODY_TOO_LARGE,
			ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.VALIDATION_FAILED, ProblemCode.PRECONDITION_REQUIRED })
	ResponseEntity<EnterpriseView> change(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Id @PathVariable String id, @RequestBody JsonObject body,
			@Parameter(description = "ETag of the enterprise as you have read it", required = true,
					schema = @Schema(type = "string")) @RequestHeader(name = "If-Match",
							required = false) @Nullable String ifMatch) {
		EnterpriseId known = this.own.find(reseller, id).id();
		Precondition precondition = Precondition.required(ifMatch);
		MergePatch patch = new MergePatch(body);
		return this.views.versioned(this.onboarding.change(known, (current) -> {
			precondition.check(current);
			return this.form.change(current.requested(), patch.appliedTo(current.requested()));
		}, asker.party()));
	}

	private static String path(EnterpriseId id, String act) {
		return Repeatable.ENTERPRISES + "/" + id + "/" + act;
	}

}
