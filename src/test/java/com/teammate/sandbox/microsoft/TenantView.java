package com.teammate.sandbox.microsoft;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The true state of a tenant, whatever has been replicated of it. */
final class TenantView {

	private TenantView() {
	}

	static ObjectNode of(Tenant tenant) {
		synchronized (tenant) {
			ObjectNode view = Json.object();
			view.put("domain", tenant.domain());
			view.put("id", tenant.id());
			view.put("displayName", tenant.displayName());
			view.set("behaviour", behaviour(tenant));
			view.set("domains", domains(tenant));
			view.set("users", users(tenant.users().values(), tenant));
			view.set("deletedUsers", users(tenant.deletedUsers().values(), tenant));
			view.set("licences", licences(tenant));
			view.set("servicePrincipals", servicePrincipals(tenant));
			view.set("grants", grants(tenant));
			view.set("appRoleAssignments", appRoleAssignments(tenant));
			view.set("roleAssignments", roleAssignments(tenant));
			addVoiceRouting(view, tenant.voiceRouting());
			return view;
		}
	}

	private static ObjectNode behaviour(Tenant tenant) {
		Behaviour behaviour = tenant.behaviour();
		ObjectNode node = Json.object();
		node.put("description", behaviour.description());
		node.put("activation", behaviour.activation().toString());
		node.put("replication", behaviour.replication().toString());
		node.put("taken", behaviour.taken().name());
		node.put("flaky", behaviour.is(Behaviour.Trait.FLAKY));
		node.put("teams", !behaviour.is(Behaviour.Trait.TEAMS_ABSENT));
		node.put("conditionalAccess", behaviour.is(Behaviour.Trait.BLOCKED));
		node.put("failuresWaiting", tenant.faults().count());
		return node;
	}

	private static ArrayNode domains(Tenant tenant) {
		ArrayNode array = Json.array();
		for (Domain domain : tenant.domains().values()) {
			if (domain.isThere(tenant.now())) {
				ObjectNode node = array.addObject().put("id", domain.id()).put("isVerified", domain.isVerified());
				node.put("isDefault", domain.kind() == Domain.Kind.DEFAULT);
				node.put("verificationText", GraphDomains.text(tenant, domain.id()));
				node.put("gatewayFrom", Gateways.activeFrom(tenant, domain.id()).map(Instant::toString).orElse(null));
				node.put("isGateway", Gateways.isActive(tenant, domain.id()));
			}
		}
		return array;
	}

	private static ArrayNode users(Iterable<User> users, Tenant tenant) {
		ArrayNode array = Json.array();
		for (User user : users) {
			ObjectNode node = array.addObject().put("id", user.id());
			node.setAll(user.properties());
			node.set("licences", Json.array(user.licences().keySet()));
			node.set("directoryRoles", Json.array(roles(tenant, user.id())));
		}
		return array;
	}

	private static List<String> roles(Tenant tenant, String principalId) {
		return tenant.roleAssignments()
			.stream()
			.filter((one) -> one.principalId().equals(principalId))
			.map((one) -> DirectoryRole.of(one.roleDefinitionId()).orElseThrow().displayName())
			.toList();
	}

	private static ArrayNode licences(Tenant tenant) {
		ArrayNode array = Json.array();
		for (Subscription one : tenant.subscriptionsUnseen()) {
			array.addObject()
				.put("skuId", one.skuId())
				.put("skuPartNumber", one.partNumber())
				.put("enabled", one.enabled())
				.put("used", one.used())
				.put("free", one.free());
		}
		return array;
	}

	private static ArrayNode servicePrincipals(Tenant tenant) {
		ArrayNode array = Json.array();
		for (ServicePrincipal one : tenant.servicePrincipals().values()) {
			array.addObject()
				.put("id", one.id())
				.put("appId", one.appId())
				.put("displayName", one.displayName())
				.put("accountEnabled", one.enabled())
				.set("directoryRoles", Json.array(roles(tenant, one.id())));
		}
		return array;
	}

	private static ArrayNode grants(Tenant tenant) {
		ArrayNode array = Json.array();
		tenant.grants().stream().filter((grant) -> grant.visibility().isLasting()).forEach((grant) -> {
			ObjectNode node = array.addObject().put("id", grant.id()).put("clientId", grant.clientId());
			node.put("consentType", grant.isForEveryone() ? "AllPrincipals" : "Principal");
			node.put("principalId", grant.principalId());
			node.put("resourceId", grant.resourceId());
			node.put("scope", String.join(" ", grant.scopes()));
			node.put("visibleFrom", grant.visibility().from().toString());
		});
		return array;
	}

	private static ArrayNode appRoleAssignments(Tenant tenant) {
		ArrayNode array = Json.array();
		for (AppRoleAssignment one : tenant.appRoleAssignments()) {
			array.addObject()
				.put("id", one.id())
				.put("principalId", one.principalId())
				.put("resourceId", one.resourceId())
				.put("appRoleId", one.permission().id())
				.put("name", one.permission().name())
				.put("inTokensFrom", one.inTokensFrom().toString());
		}
		return array;
	}

	private static ArrayNode roleAssignments(Tenant tenant) {
		ArrayNode array = Json.array();
		for (RoleAssignment one : tenant.roleAssignments()) {
			array.addObject()
				.put("id", one.id())
				.put("principalId", one.principalId())
				.put("roleDefinitionId", one.roleDefinitionId());
		}
		return array;
	}

	private static void addVoiceRouting(ObjectNode view, VoiceRouting routing) {
		view.set("usages", Json.array(routing.usages()));
		ArrayNode routes = view.putArray("routes");
		routing.routes()
			.values()
			.forEach((route) -> routes.addObject()
				.put("name", route.name())
				.put("gateway", route.gateway())
				.put("priority", route.priority())
				.put("usage", route.usage()));
		ArrayNode policies = view.putArray("policies");
		routing.policies()
			.forEach((name, usages) -> policies.addObject().put("name", name).set("usages", Json.array(usages)));
	}

}
