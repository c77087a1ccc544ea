package com.teammate.sandbox.microsoft;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A refusal by Graph. */
final class GraphError extends RuntimeException {

	private final int status;

	private final String code;

	/** The property that clashes; null unless something does. */
	private final @Nullable String conflict;

	GraphError(int status, String code, String message) {
		this(status, code, message, null);
	}

	private GraphError(int status, String code, String message, @Nullable String conflict) {
		super(message);
		this.status = status;
		this.code = code;
		this.conflict = conflict;
	}

	static GraphError badRequest(String message) {
		return new GraphError(400, "Request_BadRequest", message);
	}

	static GraphError conflict(String property, String message) {
		return new GraphError(400, "Request_BadRequest", message, property);
	}

	static GraphError notFound(String id) {
		return new GraphError(404, "Request_ResourceNotFound", "Resource '" + id
				+ "' does not exist or one of its queried reference-property objects are not present.");
	}

	static GraphError denied() {
		return new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
	}

	static GraphError unauthorized(String message) {
		return new GraphError(401, "InvalidAuthenticationToken", message);
	}

	static GraphError unsupported(String message) {
		return new GraphError(400, "Request_UnsupportedQuery", message);
	}

	Response response(Request request, Instant now) {
		String requestId = Guids.random();
		ObjectNode body = Json.object();
		ObjectNode error = body.putObject("error");
		error.put("code", this.code);
		error.put("message", getMessage());
		if (this.conflict != null) {
			error.putArray("details").addObject().put("code", "ObjectConflict").put("target", this.conflict);
		}
		ObjectNode inner = error.putObject("innerError");
		inner.put("date", now.toString().substring(0, 19));
		inner.put("request-id", requestId);
		inner.put("client-request-id", request.header("client-request-id").orElse(requestId));
		Response response = Response.json(this.status, body).with("request-id", requestId);
		return (this.status == 401) ? response.with("WWW-Authenticate",
				"Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\"")
				: response;
	}

}
