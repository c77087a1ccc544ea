package com.teammate.api;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import com.teammate.reseller.KnownKey;
import com.teammate.reseller.Reseller;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.EndpointId;
import com.teammate.webhook.Endpoints;
import com.teammate.webhook.Endpoints.WithSecret;
import com.teammate.webhook.NewEndpoint;
import com.teammate.webhook.TargetRefused;
import com.teammate.webhook.TooManyEndpoints;
import com.teammate.wish.EndpointForm;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The webhook endpoints of the reseller that asks. */
@RestController
@RequestMapping(path = "/api/v1/webhook-endpoints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks", description = "Where events are delivered to, and what became of them")
class WebhookEndpointsController {

	private static final String ID = "Id of the webhook endpoint";

	private final Endpoints endpoints;

	WebhookEndpointsController(Endpoints endpoints) {
		this.endpoints = endpoints;
	}

	@GetMapping
	@Operation(operationId = "listWebhookEndpoints", summary = "List your webhook endpoints",
			description = "Oldest first.")
	@ApiResponse(responseCode = "200", description = "All of them", useReturnTypeSchema = true)
	EndpointView.All list(@AuthenticationPrincipal Reseller reseller) {
		return new EndpointView.All(this.endpoints.of(reseller.id()).stream().map(EndpointView::of).toList());
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "addWebhookEndpoint", summary = "Add a webhook endpoint",
			description = "The answer shows the secret that signs its deliveries, this once.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = EndpointBody.class)))
	@ApiResponse(responseCode = "201", description = "The endpoint with its secret", useReturnTypeSchema = true,
			headers = { @Header(name = "Location", description = "Path of the endpoint",
					schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.WEBHOOK_ENDPOINT_LIMIT_REACHED, ProblemCode.BODY_TOO_LARGE,
			ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.VALIDATION_FAILED })
	ResponseEntity<EndpointView> add(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@RequestBody JsonObject body) {
		NewEndpoint wish = EndpointForm.read(body.fields());
		check(wish);
		try {
			EndpointView added = EndpointView.of(this.endpoints.add(reseller.id(), wish, asker.party()));
			return ResponseEntity.created(URI.create("/api/v1/webhook-endpoints/" + added.id())).body(added);
		}
		catch (TooManyEndpoints ex) {
			throw new RequestRefused(ProblemCode.WEBHOOK_ENDPOINT_LIMIT_REACHED,
					ex.getMessage() + ". Remove one that is not needed.");
		}
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getWebhookEndpoint", summary = "Read a webhook endpoint")
	@ApiResponse(responseCode = "200", description = "The endpoint", useReturnTypeSchema = true,
			headers = { @Header(name = "ETag", description = "Version of the endpoint",
					schema = @Schema(type = "string")) })
	@ApiResponse(responseCode = "304", description = "It still has the version that If-None-Match names",
			content = @Content)
	@MayAnswer(ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND)
	ResponseEntity<EndpointView> get(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = ID, schema = @Schema(type = "string", format = "uuid")) @PathVariable String id) {
		return versioned(find(reseller, id));
	}

	@PatchMapping(path = "/{id}", consumes = MergePatch.TYPE)
	@Operation(operationId = "changeWebhookEndpoint", summary = "Change a webhook endpoint",
			description = "After RFC 7396. What is disabled gets no events, and those of the meantime only by a replay.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = EndpointPatchBody.class)))
	@ApiResponse(responseCode = "200", description = "The endpoint as it is now", useReturnTypeSchema = true,
			headers = { @Header(name = "ETag", description = "Version of the endpoint",
					schema = @Schema(type = "string")) })
	@MayAnswer({ ProblemCode.MALFORMED_JSON, ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND, ProblemCode.PRECONDITION_FAILED,
			ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.VALIDATION_FAILED,
			ProblemCode.PRECONDITION_REQUIRED })
	ResponseEntity<EndpointView> change(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Parameter(description = ID, schema = @Schema(type = "string", format = "uuid")) @PathVariable String id,
			@RequestBody JsonObject body,
			@Parameter(description = "ETag of the endpoint as you have read it", required = true,
					schema = @Schema(type = "string")) @RequestHeader(name = "If-Match",
							required = false) @Nullable String ifMatch) {
		Endpoint known = find(reseller, id);
		Precondition precondition = Precondition.required(ifMatch);
		MergePatch patch = new MergePatch(body);
		check(EndpointForm.read(patch.appliedTo(EndpointForm.written(known.wish()))));
		return this.endpoints.change(reseller.id(), known.id(), (current) -> {
			precondition.check(current.version());
			return EndpointForm.read(patch.appliedTo(EndpointForm.written(current.wish())));
		}, asker.party()).map(WebhookEndpointsController::versioned).orElseThrow(WebhookEndpointsController::notFound);
	}

	@DeleteMapping("/{id}")
	@Operation(operationId = "removeWebhookEndpoint", summary = "Remove a webhook endpoint",
			description = "With its delivery log; nothing that is still pending is delivered there.")
	@ApiResponse(responseCode = "204", description = "The endpoint is removed", content = @Content)
	@MayAnswer(ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND)
	ResponseEntity<Void> remove(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Parameter(description = ID, schema = @Schema(type = "string", format = "uuid")) @PathVariable String id) {
		if (!this.endpoints.remove(reseller.id(), find(reseller, id).id(), asker.party())) {
			throw notFound();
		}
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{id}/rotate-secret")
	@Operation(operationId = "rotateWebhookSecret", summary = "Make a new secret",
			description = "Until previousSecretValidUntil deliveries carry a signature by each of the two secrets.")
	@ApiResponse(responseCode = "200", description = "The endpoint with its new secret, shown this once",
			useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND)
	EndpointView rotate(@AuthenticationPrincipal Reseller reseller, @Asker KnownKey asker,
			@Parameter(description = ID, schema = @Schema(type = "string", format = "uuid")) @PathVariable String id) {
		Optional<WithSecret> rotated = this.endpoints.rotate(reseller.id(), find(reseller, id).id(), asker.party());
		return rotated.map(EndpointView::of).orElseThrow(WebhookEndpointsController::notFound);
	}

	/** Throws {@link RequestRefused}; another reseller's endpoint is not there. */
	Endpoint find(Reseller reseller, String id) {
		try {
			return this.endpoints.find(reseller.id(), new EndpointId(UUID.fromString(id)))
				.orElseThrow(WebhookEndpointsController::notFound);
		}
		catch (IllegalArgumentException ex) {
			throw notFound();
		}
	}

	private void check(NewEndpoint wish) {
		try {
			this.endpoints.check(wish);
		}
		catch (TargetRefused ex) {
			throw RequestRefused.forField("url", ex.words());
		}
	}

	private static ResponseEntity<EndpointView> versioned(Endpoint endpoint) {
		return ResponseEntity.ok().eTag(Long.toString(endpoint.version())).body(EndpointView.of(endpoint));
	}

	private static RequestRefused notFound() {
		return new RequestRefused(ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND,
				"None of your webhook endpoints has this id.");
	}

}
