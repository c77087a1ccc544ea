package com.teammate.sandbox.microsoft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A refusal by Entra, as in its list of AADSTS codes. */
final class EntraError extends RuntimeException {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'")
		.withZone(ZoneOffset.UTC);

	private final int status;

	private final String error;

	private final int code;

	private final String words;

	private final @Nullable String suberror;

	EntraError(int status, String error, int code, String words) {
		this(status, error, code, words, null);
	}

	EntraError(int status, String error, int code, String words, @Nullable String suberror) {
		super("AADSTS" + code + ": " + words);
		this.status = status;
		this.error = error;
		this.code = code;
		this.words = words;
		this.suberror = suberror;
	}

	static EntraError unknownTenant(String alias) {
		return new EntraError(400, "invalid_request", 90002, "Tenant '" + alias
				+ "' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");
	}

	static EntraError unknownApplication(String clientId, String tenant) {
		return new EntraError(400, "unauthorized_client", 700016, "Application with identifier '" + clientId
				+ "' was not found in the directory '" + tenant
				+ "'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.");
	}

	static EntraError missing(String parameter) {
		return new EntraError(400, "invalid_request", 900144,
				"The request body must contain the following parameter: '" + parameter + "'.");
	}

	static EntraError blocked() {
		return new EntraError(400, "access_denied", 53003,
				"Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.");
	}

	String error() {
		return this.error;
	}

	int code() {
		return this.code;
	}

	String words() {
		return this.words;
	}

	/** As the redirect to the application carries it. */
	String description(Instant now) {
		return getMessage() + " Trace ID: " + Guids.random() + " Correlation ID: " + Guids.random() + " Timestamp: "
				+ TIMESTAMP.format(now);
	}

	Response response(Request request, Instant now) {
		String trace = Guids.random();
		String correlation = request.header("client-request-id").orElseGet(Guids::random);
		ObjectNode body = Json.object();
		body.put("error", this.error);
		body.put("error_description", getMessage() + " Trace ID: " + trace + " Correlation ID: " + correlation
				+ " Timestamp: " + TIMESTAMP.format(now));
		body.putArray("error_codes").add(this.code);
		body.put("timestamp", TIMESTAMP.format(now));
		body.put("trace_id", trace);
		body.put("correlation_id", correlation);
		body.put("error_uri", "https://login.microsoftonline.com/error?code=" + this.code);
		if (this.suberror != null) {
			body.put("suberror", this.suberror);
		}
		return Response.json(this.status, body);
	}

}
