package com.teammate.sandbox.microsoft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Delegated permissions granted in a tenant. */
final class GraphGrants {

	private static final Access READ = Access.toRead("Directory.Read.All", "Directory.ReadWrite.All",
			"DelegatedPermissionGrant.ReadWrite.All");

	private static final Access REMOVE = Access.toChange("DelegatedPermissionGrant.ReadWrite.All");

	void operations(Graph graph) {
		graph.on("GET", "/oauth2PermissionGrants", READ, (call) -> call.list("oauth2PermissionGrants",
				nodes(call.tenant()), "clientId", "consentType", "principalId", "resourceId"));
		graph.on("GET", "/oauth2PermissionGrants/{id}", READ,
				(call) -> call.entity(200, "oauth2PermissionGrants", node(grant(call))));
		graph.on("DELETE", "/oauth2PermissionGrants/{id}", REMOVE, (call) -> {
			String id = grant(call).id();
			call.tenant().grants().removeIf((grant) -> grant.id().equals(id));
			return Response.empty(204);
		});
	}

	private static Grant grant(GraphCall call) {
		return visible(call.tenant()).stream()
			.filter((grant) -> grant.id().equals(call.variable("id")))
			.findFirst()
			.orElseThrow(() -> GraphError.notFound(call.variable("id")));
	}

	private static List<Grant> visible(Tenant tenant) {
		return tenant.visible(tenant.grants(), Grant::visibility);
	}

	private static List<ObjectNode> nodes(Tenant tenant) {
		return visible(tenant).stream().map(GraphGrants::node).toList();
	}

	/** Scopes come with a leading blank and in no order, as they really do. */
	private static ObjectNode node(Grant grant) {
		List<String> scopes = new ArrayList<>(grant.scopes());
		Collections.reverse(scopes);
		ObjectNode node = Json.object();
		node.put("id", grant.id());
		node.put("clientId", grant.clientId());
		node.put("consentType", grant.isForEveryone() ? "AllPrincipals" : "Principal");
		node.put("principalId", grant.principalId());
		node.put("resourceId", grant.resourceId());
		node.put("scope", " " + String.join(" ", scopes));
		return node;
	}

}
