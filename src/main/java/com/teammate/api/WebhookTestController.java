package com.teammate.api;

import java.time.Duration;
import java.util.Optional;

import com.teammate.reseller.Reseller;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.Rehearsals;
import com.teammate.webhook.Rehearsals.Rehearsed;
import com.teammate.webhook.TooManyRehearsals;
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

/** Lets a program try its own webhook. */
@RestController
@Tag(name = "Webhooks")
class WebhookTestController {

	private static final Duration SOON = Duration.ofSeconds(2);

	private final WebhookEndpointsController endpoints;

	private final Rehearsals rehearsals;

	WebhookTestController(WebhookEndpointsController endpoints, Rehearsals rehearsals) {
		this.endpoints = endpoints;
		this.rehearsals = rehearsals;
	}

	@PostMapping(path = "/api/v1/webhook-endpoints/{id}/test", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "testWebhookEndpoint", summary = "Send a test event",
			description = "Of type webhook.test, signed as every other, sent once, also to a disabled endpoint; the answer "
					+ "waits for what comes of it. It is in no log and in no list of events. Up to "
					+ Rehearsals.A_MINUTE + " a minute for each endpoint.")
	@ApiResponse(responseCode = "200", description = "What came of it, delivered or not", useReturnTypeSchema = true)
	@MayAnswer(ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND)
	TestEventView test(@AuthenticationPrincipal Reseller reseller,
			@Parameter(description = "Id of the webhook endpoint",
					schema = @Schema(type = "string", format = "uuid")) @PathVariable String id,
			HttpServletResponse response) {
		Endpoint endpoint = this.endpoints.find(reseller, id);
		return send(endpoint, response).map(TestEventView::of).orElseThrow(() -> {
			retryAfter(SOON, response);
			return new RequestRefused(ProblemCode.TEMPORARILY_UNAVAILABLE,
					"Too many deliveries are on their way. Nothing was sent; try again in a moment.");
		});
	}

	private Optional<Rehearsed> send(Endpoint endpoint, HttpServletResponse response) {
		try {
			return this.rehearsals.send(endpoint.reseller(), endpoint.id());
		}
		catch (TooManyRehearsals ex) {
			retryAfter(ex.pause(), response);
			throw new RequestRefused(ProblemCode.RATE_LIMIT_EXCEEDED,
					"An endpoint takes " + Rehearsals.A_MINUTE + " test events a minute. Nothing was sent.");
		}
	}

	private static void retryAfter(Duration pause, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()));
	}

}
