package com.teammate.api;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/** Everything that may be wrong with a request; names are part of the contract. */
enum ProblemCode {

	MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not a JSON object"),
	INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is not one of ours"),
	INVALID_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "The Idempotency-Key has a wrong form"),
	BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
	UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "A valid API key is needed"),
	INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN, "This API key has not the scope for that"),
	ACCOUNT_SUSPENDED(HttpStatus.FORBIDDEN, "Your account is suspended"),
	NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
	ENTERPRISE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such enterprise"),
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not know that method"),
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable representation"),
	WEBHOOK_ENDPOINT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such webhook endpoint"),
	EVENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such event"),
	IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT, "A request with this Idempotency-Key is being worked on"),
	REMOVAL_NOT_FOUND(HttpStatus.NOT_FOUND, "No removal was asked for"),
	BRAND_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no brand"),
	USER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such user"),
	MANAGEMENT_CONSENT_MISSING(HttpStatus.FORBIDDEN, "The administrator has not let you manage the enterprise"),
	SIP_DATA_NOT_ACCESSIBLE(HttpStatus.FORBIDDEN, "The call data of this enterprise is not accessible"),
	ENTERPRISE_NOT_ACTIVE(HttpStatus.CONFLICT, "The enterprise is not active"),
	USER_LIMIT_REACHED(HttpStatus.CONFLICT, "The user limit is reached"),
	USER_EXISTS(HttpStatus.CONFLICT, "The enterprise has this user already"),
	NUMBER_IN_USE(HttpStatus.CONFLICT, "Another user has this number or extension"),
	WEBHOOK_ENDPOINT_LIMIT_REACHED(HttpStatus.CONFLICT, "There are too many webhook endpoints"),
	WEBHOOK_ENDPOINT_DISABLED(HttpStatus.CONFLICT, "The webhook endpoint is disabled"),
	ENTERPRISE_DISABLED(HttpStatus.CONFLICT, "The enterprise is disabled"),
	ENTERPRISE_REMOVED(HttpStatus.CONFLICT, "The enterprise is removed"),
	REGION_LEAVES(HttpStatus.CONFLICT, "The SBC region is being unlinked"),
	NO_REGION_LEFT(HttpStatus.CONFLICT, "No SBC region that is being linked would stay"),
	PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "What you change has changed meanwhile"),
	PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The header If-Match is needed"),
	INVITATION_NOT_OPEN(HttpStatus.CONFLICT, "The invitation is not open any more"),
	BODY_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large"),
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported"),
	VALIDATION_FAILED(HttpStatus.UNPROCESSABLE_ENTITY, "Some fields are not valid"),
	PREFLIGHT_FAILED(HttpStatus.UNPROCESSABLE_ENTITY, "This onboarding cannot start"),
	IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "This Idempotency-Key belongs to another request"),
	RATE_LIMIT_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
	CALL_DATA_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Call data cannot be read at the moment"),
	TEMPORARILY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer at the moment");

	private final HttpStatus status;

	private final String title;

	ProblemCode(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
