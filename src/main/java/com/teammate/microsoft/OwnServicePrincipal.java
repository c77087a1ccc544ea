package com.teammate.microsoft;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.microsoft.graph.models.DirectoryRole;
import com.microsoft.graph.models.DirectoryRoleCollectionResponse;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.UnifiedRoleAssignmentCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.teammate.microsoft.MicrosoftFailure.Kind;

/** Our application as an inhabitant of a customer's tenant. */
final class OwnServicePrincipal {

	private final GraphServiceClient graph;

	private final String id;

	private OwnServicePrincipal(GraphServiceClient graph, String id) {
		this.graph = graph;
		this.id = id;
	}

	static OwnServicePrincipal in(GraphServiceClient graph, String clientId) {
		return new OwnServicePrincipal(graph, idOf(graph, clientId));
	}

	/** The object id of an application's service principal in the tenant. */
	static String idOf(GraphServiceClient graph, String applicationId) {
		var principal = graph.servicePrincipalsWithAppId(applicationId)
			.get((request) -> request.queryParameters.select = new String[] { "id", "appId", "accountEnabled" });
		if (principal == null || principal.getId() == null) {
			throw new MicrosoftFailure(Kind.NOT_FOUND, "NoServicePrincipal", "no service principal", null, null, null);
		}
		return principal.getId();
	}

	String id() {
		return this.id;
	}

	/** Template ids of its directory roles. */
	Set<String> directoryRoles() {
		var roles = this.graph.servicePrincipals()
			.byServicePrincipalId(this.id)
			.transitiveMemberOf()
			.graphDirectoryRole();
		var first = roles
			.get((request) -> request.queryParameters.select = new String[] { "roleTemplateId", "displayName" });
		return templateIds(
				Pages.all(first, DirectoryRoleCollectionResponse::getValue, (link) -> roles.withUrl(link).get()));
	}

	static Set<String> templateIds(List<DirectoryRole> roles) {
		return roles.stream()
			.map(DirectoryRole::getRoleTemplateId)
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Gives itself a directory role, as the person signed in, unless it has it. */
	void assignRole(String templateId) {
		if (!isAssigned(templateId)) {
			this.graph.roleManagement().directory().roleAssignments().post(assignment(templateId));
		}
	}

	/** Whether it has that directory role itself, as the person signed in sees it. */
	boolean isAssigned(String templateId) {
		var assignments = this.graph.roleManagement().directory().roleAssignments();
		var first = assignments.get((request) -> request.queryParameters.filter = "principalId eq '" + this.id + "'");
		return Pages
			.all(first, UnifiedRoleAssignmentCollectionResponse::getValue, (link) -> assignments.withUrl(link).get())
			.stream()
			.anyMatch((assignment) -> templateId.equals(assignment.getRoleDefinitionId()));
	}

	private UnifiedRoleAssignment assignment(String templateId) {
		UnifiedRoleAssignment assignment = new UnifiedRoleAssignment();
		// The definition of a built-in role has the id of its template.
		assignment.setRoleDefinitionId(templateId);
		assignment.setPrincipalId(this.id);
		assignment.setDirectoryScopeId("/");
		return assignment;
	}

}
