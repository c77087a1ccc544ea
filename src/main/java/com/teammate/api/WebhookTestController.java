package com.teammate.api;

import com.teammate.api.RateLimits.Standing;
import com.teammate.reseller.Reseller;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.EndpointId;
import com.teammate.webhook.Rehearsals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets a program try its own webhook. Each try keeps a request waiting for somebody
 * else's server, so an endpoint has only a few.
 */
@RestController
@Tag(name = "Webhooks")
class WebhookTestController {

	static final int A_MINUTE = 10;

	private static final String SOON = "2";

	private final WebhookEndpointsController endpoints;

	private final Rehearsals rehearsals;

	private final RateLimits limits;

	WebhookTestController(WebhookEndpointsController endpoints, Rehearsals rehearsals, RateLimits limits) {
		this.endpoints = endpoints;
		this.rehearsals = rehearsals;
		this.limits = limits;
	}

	@PostMapping(path = "/api/v1/webhook-endpoints/{id}/test", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "testWebhookEndpoint", summary = "Send a test event",
			description = "Of type webhook.test, signed as every other, sent once, also to a disabled endpoint; the answer "
					+ "waits for what comes of it. It is in no log and in no list of events. Up to " + A_MINUTE
					+ " a minute for each endpoint.")
	@ApiResponse(responseCode = "200", description = "What came of it, delivered or not", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND)
	TestEventView test(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = "Id of the webhook endpoint",
					schema = @Schema(type = "string", format = "uuid")) @PathVariable String id,
			HttpServletResponse response) {
		Endpoint endpoint = this.endpoints.find(reseller, id);
		check(this.limits.take(bucket(endpoint.id()), A_MINUTE), response);
		return this.rehearsals.send(reseller.id(), endpoint.id()).map(TestEventView::of).orElseThrow(() -> {
			response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
			return new RequestRefused(ProblemCode.TEMPORARILY_UNAVAILABLE,
					"Too many deliveries are on their way. Nothing was sent; try again in a moment.");
		});
	}

	static String bucket(EndpointId endpoint) {
		return "test " + endpoint;
	}

	private static void check(Standing standing, HttpServletResponse response) {
		if (!standing.granted()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(standing.retryAfter()));
			throw new RequestRefused(ProblemCode.RATE_LIMIT_EXCEEDED,
					"An endpoint takes " + standing.limit() + " test events a minute. Nothing was sent.");
		}
	}

}
