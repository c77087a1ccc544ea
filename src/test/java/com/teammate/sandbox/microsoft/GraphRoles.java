package com.teammate.sandbox.microsoft;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Directory roles and who holds them. */
final class GraphRoles {

	private static final Access READ = Access.toRead("RoleManagement.Read.Directory",
			"RoleManagement.ReadWrite.Directory", "Directory.Read.All", "Directory.ReadWrite.All");

	private static final Access READ_OWN = Access.toRead("User.Read", "Directory.Read.All", "Directory.ReadWrite.All");

	private static final Access READ_OF_APPLICATION = Access.toRead("Application.Read.All", "Directory.Read.All",
			"Directory.ReadWrite.All");

	private static final Access CHANGE = Access.toChange("RoleManagement.ReadWrite.Directory");

	void operations(Graph graph) {
		graph.on("GET", "/directoryRoles", READ,
				(call) -> call.list("directoryRoles",
						Arrays.stream(DirectoryRole.values()).map((role) -> role(call.tenant(), role)).toList(),
						"roleTemplateId"));
		graph.on("GET", "/roleManagement/directory/roleAssignments", READ,
				(call) -> call.list("roleManagement/directory/roleAssignments", assignments(call.tenant()),
						"principalId", "roleDefinitionId"));
		graph.on("POST", "/roleManagement/directory/roleAssignments", CHANGE, GraphRoles::assign);
		graph.on("DELETE", "/roleManagement/directory/roleAssignments/{id}", CHANGE, GraphRoles::remove);
		for (String membership : List.of("memberOf", "transitiveMemberOf")) {
			for (String cast : List.of("", "/graph.directoryRole", "/microsoft.graph.directoryRole")) {
				memberships(graph, "/" + membership + cast);
			}
		}
	}

	private static void memberships(Graph graph, String path) {
		graph.on("GET", "/me" + path, READ_OWN, (call) -> roles(call, GraphUsers.me(call).id()));
		graph.on("GET", "/users/{id}" + path, READ, (call) -> roles(call, GraphUsers.user(call).id()));
		graph.on("GET", "/servicePrincipals/{id}" + path, READ_OF_APPLICATION,
				(call) -> roles(call, GraphServicePrincipals.byId(call).id()));
		graph.on("GET", "/servicePrincipals(appId='{appId}')" + path, READ_OF_APPLICATION,
				(call) -> roles(call, GraphServicePrincipals.byAppId(call).id()));
	}

	/** Who may not read the directory sees that there are roles, but not which. */
	private static Response roles(GraphCall call, String principalId) {
		boolean blind = call.token().permissions().stream().noneMatch((name) -> name.startsWith("Directory."));
		return call.list("directoryObjects", call.tenant()
			.visible(call.tenant().roleAssignments(), RoleAssignment::visibility)
			.stream()
			.filter((assignment) -> assignment.principalId().equals(principalId))
			.map((assignment) -> role(call.tenant(), DirectoryRole.of(assignment.roleDefinitionId()).orElseThrow()))
			.map((role) -> blind ? blinded(role) : role)
			.toList());
	}

	private static Response assign(GraphCall call) {
		ObjectNode body = call.body(Set.of("roleDefinitionId", "principalId", "directoryScopeId"));
		String principalId = body.path("principalId").asText();
		String role = DirectoryRole.of(body.path("roleDefinitionId").asText())
			.orElseThrow(() -> GraphError.badRequest("The role definition is not valid."))
			.templateId();
		if (!"/".equals(body.path("directoryScopeId").asText())) {
			throw GraphError.badRequest("The directory scope '" + body.path("directoryScopeId").asText()
					+ "' is not valid for this role assignment.");
		}
		checkPrincipal(call.tenant(), principalId);
		Tenant tenant = call.tenant();
		if (tenant.behaviour().is(Behaviour.Trait.ROLE_REFUSED)) {
			throw GraphError.denied();
		}
		if (tenant.roleAssignments()
			.stream()
			.anyMatch((one) -> one.principalId().equals(principalId) && one.roleDefinitionId().equals(role))) {
			throw GraphError.badRequest(
					"A conflicting object with one or more of the specified property values is present in the directory.");
		}
		Replication replication = tenant.behaviour().replication();
		RoleAssignment assignment = new RoleAssignment(Guids.random(), principalId, role,
				Visibility.from(call.now().plus(replication.directory())), call.now().plus(replication.roles()));
		tenant.roleAssignments().add(assignment);
		return call.entity(201, "roleManagement/directory/roleAssignments", node(assignment));
	}

	private static void checkPrincipal(Tenant tenant, String principalId) {
		boolean user = tenant.visible(tenant.users().values(), User::visibility)
			.stream()
			.anyMatch((one) -> one.id().equals(principalId));
		boolean application = tenant.visible(tenant.servicePrincipals().values(), ServicePrincipal::visibility)
			.stream()
			.anyMatch((one) -> one.id().equals(principalId));
		if (!user && !application) {
			throw GraphError.notFound(principalId);
		}
	}

	private static Response remove(GraphCall call) {
		if (!call.tenant().roleAssignments().removeIf((one) -> one.id().equals(call.variable("id")))) {
			throw GraphError.notFound(call.variable("id"));
		}
		return Response.empty(204);
	}

	private static List<ObjectNode> assignments(Tenant tenant) {
		return tenant.visible(tenant.roleAssignments(), RoleAssignment::visibility)
			.stream()
			.map(GraphRoles::node)
			.toList();
	}

	private static ObjectNode node(RoleAssignment assignment) {
		ObjectNode node = Json.object();
		node.put("id", assignment.id());
		node.put("principalId", assignment.principalId());
		node.put("directoryScopeId", "/");
		node.put("roleDefinitionId", assignment.roleDefinitionId());
		return node;
	}

	private static ObjectNode role(Tenant tenant, DirectoryRole role) {
		ObjectNode node = Json.object();
		node.put("@odata.type", "#microsoft.graph.directoryRole");
		node.put("id", Guids.of("directoryRole", tenant.id() + role));
		node.putNull("deletedDateTime");
		node.put("description", role.displayName());
		node.put("displayName", role.displayName());
		node.put("roleTemplateId", role.templateId());
		return node;
	}

	private static ObjectNode blinded(ObjectNode role) {
		return role.putNull("description").putNull("displayName").putNull("roleTemplateId");
	}

}
