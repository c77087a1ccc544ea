package com.teammate.sandbox.microsoft;

import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call of Graph that is allowed. */
record GraphCall(Request request, Tenant tenant, AccessToken token) {

	String variable(String name) {
		return this.request.variable(name);
	}

	Instant now() {
		return this.tenant.now();
	}

	/** The body, if it says nothing but these properties. */
	ObjectNode body(Set<String> properties) {
		if (!(parsed() instanceof ObjectNode body)) {
			throw GraphError.badRequest("Write requests must contain a valid JSON object as their body.");
		}
		body.fieldNames().forEachRemaining((name) -> {
			if (!name.startsWith("@odata.") && !properties.contains(name)) {
				throw GraphError.badRequest("Invalid property '" + name + "'.");
			}
		});
		return body;
	}

	/** An entity, or what was selected of it. */
	Response entity(int status, String context, ObjectNode entity) {
		ObjectNode body = Json.object();
		body.put("@odata.context", context(context) + "/$entity");
		body.setAll(GraphQuery.of(this.request).select(entity));
		return Response.json(status, body);
	}

	/** A list; each list says by which properties it can be filtered. */
	Response list(String context, Iterable<ObjectNode> entities, String... filters) {
		return GraphQuery.of(this.request).list(context(context), entities, Set.of(filters));
	}

	private String context(String context) {
		return this.request.base() + "/v1.0/$metadata#" + context;
	}

	private JsonNode parsed() {
		try {
			return Json.parse(this.request.body());
		}
		catch (JsonProcessingException ex) {
			throw GraphError.badRequest(
					"Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
		}
	}

}
