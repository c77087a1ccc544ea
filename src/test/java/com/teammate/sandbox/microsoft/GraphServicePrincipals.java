package com.teammate.sandbox.microsoft;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applications in a tenant and what they were granted. */
final class GraphServicePrincipals {

	private static final Access READ = Access.toRead("Application.Read.All", "Application.ReadWrite.All",
			"Directory.Read.All", "Directory.ReadWrite.All");

	private static final Access REMOVE = Access.toChange("Application.ReadWrite.All");

	private static final Access REMOVE_ASSIGNMENT = Access.toChange("AppRoleAssignment.ReadWrite.All");

	private final Registrations registrations;

	GraphServicePrincipals(Registrations registrations) {
		this.registrations = registrations;
	}

	void operations(Graph graph) {
		graph.on("GET", "/applications(appId='{appId}')", READ, this::application);
		graph.on("GET", "/servicePrincipals", READ,
				(call) -> call.list("servicePrincipals", nodes(call.tenant()), "appId", "displayName", "id"));
		graph.on("GET", "/servicePrincipals(appId='{appId}')", READ,
				(call) -> call.entity(200, "servicePrincipals", node(byAppId(call))));
		graph.on("GET", "/servicePrincipals/{id}", READ,
				(call) -> call.entity(200, "servicePrincipals", node(byId(call))));
		graph.on("DELETE", "/servicePrincipals/{id}", REMOVE, GraphServicePrincipals::delete);
		graph.on("GET", "/servicePrincipals/{id}/appRoleAssignments", READ,
				(call) -> call.list("appRoleAssignments", assignments(call.tenant(), byId(call))));
		graph.on("GET", "/servicePrincipals(appId='{appId}')/appRoleAssignments", READ,
				(call) -> call.list("appRoleAssignments", assignments(call.tenant(), byAppId(call))));
		graph.on("DELETE", "/servicePrincipals/{id}/appRoleAssignments/{assignment}", REMOVE_ASSIGNMENT,
				GraphServicePrincipals::unassign);
	}

	/** Microsoft shows a registration only where it was made. */
	private Response application(GraphCall call) {
		Registration registration = this.registrations.current();
		if (!call.tenant().domain().equals(Registration.HOME)
				|| !registration.clientId().equalsIgnoreCase(call.variable("appId"))) {
			throw GraphError.notFound(call.variable("appId"));
		}
		ObjectNode node = Json.object();
		node.put("id", Guids.random());
		node.put("appId", registration.clientId());
		node.put("displayName", Registration.NAME);
		ObjectNode access = node.putArray("requiredResourceAccess").addObject();
		access.put("resourceAppId", Resource.GRAPH.appId());
		ArrayNode permissions = access.putArray("resourceAccess");
		registration.requiredDelegated()
			.forEach((name) -> permissions.addObject()
				.put("id", Permission.delegated(name).orElseThrow().id())
				.put("type", "Scope"));
		registration.requiredApplication()
			.forEach((name) -> permissions.addObject()
				.put("id", Permission.application(name).orElseThrow().id())
				.put("type", "Role"));
		return call.entity(200, "applications", node);
	}

	private static List<ServicePrincipal> visible(Tenant tenant) {
		return tenant.visible(tenant.servicePrincipals().values(), ServicePrincipal::visibility);
	}

	static ServicePrincipal byId(GraphCall call) {
		return visible(call.tenant()).stream()
			.filter((one) -> one.id().equalsIgnoreCase(call.variable("id")))
			.findFirst()
			.orElseThrow(() -> GraphError.notFound(call.variable("id")));
	}

	static ServicePrincipal byAppId(GraphCall call) {
		return visible(call.tenant()).stream()
			.filter((one) -> one.appId().equalsIgnoreCase(call.variable("appId")))
			.findFirst()
			.orElseThrow(() -> GraphError.notFound(call.variable("appId")));
	}

	private static Response delete(GraphCall call) {
		ServicePrincipal one = byId(call);
		Tenant tenant = call.tenant();
		tenant.servicePrincipals().remove(one.appId());
		tenant.formerApplications().add(one.appId());
		tenant.grants().removeIf((grant) -> grant.clientId().equals(one.id()));
		tenant.appRoleAssignments().removeIf((assignment) -> assignment.principalId().equals(one.id()));
		tenant.roleAssignments().removeIf((assignment) -> assignment.principalId().equals(one.id()));
		return Response.empty(204);
	}

	private static Response unassign(GraphCall call) {
		String id = call.variable("assignment");
		byId(call);
		if (!call.tenant().appRoleAssignments().removeIf((assignment) -> assignment.id().equals(id))) {
			throw GraphError.notFound(id);
		}
		return Response.empty(204);
	}

	private static List<ObjectNode> assignments(Tenant tenant, ServicePrincipal principal) {
		return tenant.visible(tenant.appRoleAssignments(), AppRoleAssignment::visibility)
			.stream()
			.filter((assignment) -> assignment.principalId().equals(principal.id()))
			.map((assignment) -> node(assignment, principal))
			.toList();
	}

	private static ObjectNode node(AppRoleAssignment assignment, ServicePrincipal principal) {
		ObjectNode node = Json.object();
		node.put("id", assignment.id());
		node.putNull("deletedDateTime");
		node.put("appRoleId", assignment.permission().id());
		node.put("createdDateTime", assignment.createdAt().toString());
		node.put("principalDisplayName", principal.displayName());
		node.put("principalId", assignment.principalId());
		node.put("principalType", "ServicePrincipal");
		node.put("resourceDisplayName", Resource.GRAPH.displayName());
		node.put("resourceId", assignment.resourceId());
		return node;
	}

	private static List<ObjectNode> nodes(Tenant tenant) {
		return visible(tenant).stream().map(GraphServicePrincipals::node).toList();
	}

	private static ObjectNode node(ServicePrincipal one) {
		ObjectNode node = Json.object();
		node.put("id", one.id());
		node.put("accountEnabled", one.enabled());
		node.put("appId", one.appId());
		node.put("appDisplayName", one.displayName());
		node.put("displayName", one.displayName());
		node.put("servicePrincipalType", "Application");
		ArrayNode roles = node.putArray("appRoles");
		ArrayNode scopes = node.putArray("oauth2PermissionScopes");
		if (Resource.GRAPH.appId().equals(one.appId())) {
			Permission.all().forEach((permission) -> (permission.delegated() ? scopes : roles).add(node(permission)));
		}
		else if (Resource.TEAMS.appId().equals(one.appId())) {
			scopes.addObject()
				.put("id", "e60370c1-e451-437e-aa6e-d76df38e5f15")
				.put("value", "user_impersonation")
				.put("type", "User")
				.put("isEnabled", true);
		}
		return node;
	}

	private static ObjectNode node(Permission permission) {
		ObjectNode node = Json.object();
		node.put("id", permission.id());
		node.put("value", permission.name());
		node.put("isEnabled", true);
		if (permission.delegated()) {
			node.put("adminConsentDisplayName", permission.displayName());
			node.put("type", permission.adminOnly() ? "Admin" : "User");
		}
		else {
			node.put("displayName", permission.displayName());
			node.putArray("allowedMemberTypes").add("Application");
			node.put("origin", "Application");
		}
		return node;
	}

}
