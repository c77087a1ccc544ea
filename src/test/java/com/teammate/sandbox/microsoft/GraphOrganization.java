package com.teammate.sandbox.microsoft;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tenant itself. */
final class GraphOrganization {

	void operations(Graph graph) {
		graph.on("GET", "/organization",
				Access.toRead("User.Read", "Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"),
				(call) -> call.list("organization", List.of(organization(call.tenant()))));
	}

	private static ObjectNode organization(Tenant tenant) {
		ObjectNode organization = Json.object();
		organization.put("id", tenant.id());
		organization.put("displayName", tenant.displayName());
		organization.put("tenantType", "AAD");
		organization.put("createdDateTime", tenant.createdAt().toString());
		// Microsoft often does not know them.
		boolean known = !"tailspin.example".equals(tenant.domain());
		organization.put("country", known ? tenant.country() : null);
		organization.put("countryLetterCode", known ? tenant.country() : null);
		organization.put("defaultUsageLocation", (String) null);
		organization.put("preferredLanguage", "en");
		ArrayNode domains = organization.putArray("verifiedDomains");
		tenant.domains().values().stream().filter(Domain::isVerified).forEach((domain) -> {
			ObjectNode node = domains.addObject();
			node.put("capabilities", "Email, OfficeCommunicationsOnline");
			node.put("isDefault", domain.kind() == Domain.Kind.DEFAULT);
			node.put("isInitial", domain.kind() == Domain.Kind.INITIAL);
			node.put("name", domain.id());
			node.put("type", "Managed");
		});
		return organization;
	}

}
