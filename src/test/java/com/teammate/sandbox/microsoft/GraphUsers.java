package com.teammate.sandbox.microsoft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Users of a tenant. */
final class GraphUsers {

	private static final Access READ = Access.toRead("User.Read.All", "User.ReadWrite.All", "Directory.Read.All",
			"Directory.ReadWrite.All");

	private static final Access CHANGE = Access.toChange("User.ReadWrite.All", "Directory.ReadWrite.All");

	private static final Access REMOVE = Access.toChange("User.ReadWrite.All", "User.DeleteRestore.All");

	private static final Set<String> WRITABLE = Set.of("accountEnabled", "displayName", "mailNickname",
			"userPrincipalName", "passwordProfile", "usageLocation", "givenName", "surname", "jobTitle", "department",
			"passwordPolicies");

	private static final List<String> NEEDED = List.of("accountEnabled", "displayName", "mailNickname",
			"userPrincipalName", "passwordProfile");

	private static final Pattern NICKNAME = Pattern.compile("[^@()\\\\\\[\\]\";:.<>, ]{1,64}");

	private static final Pattern PRINCIPAL_NAME = Pattern.compile("[A-Za-z0-9'._!#^~-]{1,64}@[^@]+");

	void operations(Graph graph) {
		graph.on("GET", "/users", READ, (call) -> call.list("users", nodes(call.tenant()), "userPrincipalName",
				"mailNickname", "displayName", "accountEnabled"));
		graph.on("POST", "/users", CHANGE, GraphUsers::create);
		graph.on("GET", "/users/{id}", READ, (call) -> call.entity(200, "users", node(user(call))));
		graph.on("PATCH", "/users/{id}", CHANGE, GraphUsers::change);
		graph.on("DELETE", "/users/{id}", REMOVE, GraphUsers::delete);
		graph.on("GET", "/me", Access.toRead("User.Read"), (call) -> call.entity(200, "users", node(me(call))));
	}

	static User user(GraphCall call) {
		User user = call.tenant().user(call.variable("id")).orElseThrow(() -> GraphError.notFound(call.variable("id")));
		if (!user.visibility().at(call.now())) {
			throw GraphError.notFound(call.variable("id"));
		}
		return user;
	}

	static User me(GraphCall call) {
		if (call.token().application()) {
			throw GraphError.badRequest("/me request is only valid with delegated authentication flow.");
		}
		return call.tenant().user(call.token().objectId()).orElseThrow(() -> GraphError.notFound("me"));
	}

	static ObjectNode node(User user) {
		ObjectNode node = Json.object();
		node.put("id", user.id());
		for (String name : List.of("givenName", "surname", "jobTitle", "department", "usageLocation")) {
			node.putNull(name);
		}
		node.setAll(user.properties());
		ArrayNode licences = node.putArray("assignedLicenses");
		ArrayNode states = node.putArray("licenseAssignmentStates");
		user.licences().forEach((skuId, at) -> {
			licences.addObject().put("skuId", skuId).putArray("disabledPlans");
			states.addObject()
				.put("skuId", skuId)
				.put("state", "Active")
				.put("error", "None")
				.put("lastUpdatedDateTime", at.toString());
		});
		return node;
	}

	private static List<ObjectNode> nodes(Tenant tenant) {
		return tenant.visible(tenant.users().values(), User::visibility).stream().map(GraphUsers::node).toList();
	}

	private static Response create(GraphCall call) {
		ObjectNode properties = call.body(WRITABLE);
		for (String name : NEEDED) {
			if (properties.path(name).isMissingNode() || properties.path(name).isNull()) {
				throw GraphError.badRequest("A value is required for property '" + name + "' of resource 'User'.");
			}
		}
		checkPassword(properties.get("passwordProfile"));
		checkNames(call.tenant(), properties);
		String name = properties.get("userPrincipalName").asText();
		if (call.tenant().user(name).isPresent()) {
			throw GraphError.conflict("userPrincipalName",
					"Another object with the same value for property userPrincipalName already exists.");
		}
		User user = User.of(Guids.random(), kept(properties),
				call.now().plus(call.tenant().behaviour().replication().directory()));
		call.tenant().users().put(user.id(), user);
		return call.entity(201, "users", node(user));
	}

	private static Response change(GraphCall call) {
		User user = user(call);
		ObjectNode properties = call.body(WRITABLE);
		if (properties.has("passwordProfile")) {
			checkPassword(properties.get("passwordProfile"));
		}
		ObjectNode changed = user.properties().deepCopy();
		changed.setAll(kept(properties));
		checkNames(call.tenant(), changed);
		user.properties().setAll(changed);
		return Response.empty(204);
	}

	private static Response delete(GraphCall call) {
		User user = user(call);
		user.licences()
			.keySet()
			.forEach((skuId) -> call.tenant().subscription(skuId).ifPresent(Subscription::giveBack));
		user.licences().clear();
		call.tenant().users().remove(user.id());
		call.tenant().deletedUsers().put(user.id(), user);
		call.tenant().roleAssignments().removeIf((assignment) -> assignment.principalId().equals(user.id()));
		return Response.empty(204);
	}

	private static ObjectNode kept(ObjectNode properties) {
		ObjectNode kept = properties.deepCopy();
		kept.remove(List.of("passwordProfile", "@odata.type"));
		return kept;
	}

	private static void checkPassword(JsonNode profile) {
		String password = profile.path("password").asText();
		long kinds = List.of("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]")
			.stream()
			.filter((kind) -> Pattern.compile(kind).matcher(password).find())
			.count();
		if (password.length() < 8 || password.length() > 256 || kinds < 3) {
			throw GraphError.badRequest(
					"The specified password does not comply with password complexity requirements. Please provide a different password.");
		}
	}

	private static void checkNames(Tenant tenant, ObjectNode properties) {
		String name = properties.get("userPrincipalName").asText();
		if (!PRINCIPAL_NAME.matcher(name).matches()) {
			throw invalid("userPrincipalName");
		}
		if (!tenant.hasVerified(name.substring(name.indexOf('@') + 1).toLowerCase(Locale.ROOT))) {
			throw GraphError.badRequest(
					"The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.");
		}
		if (!NICKNAME.matcher(properties.get("mailNickname").asText()).matches()) {
			throw invalid("mailNickname");
		}
		if (!properties.path("usageLocation").asText("XX").matches("[A-Z]{2}")) {
			throw invalid("usageLocation");
		}
		if (properties.get("displayName").asText().isBlank() || properties.get("displayName").asText().length() > 256) {
			throw invalid("displayName");
		}
	}

	private static GraphError invalid(String property) {
		return GraphError.badRequest("Invalid value specified for property '" + property + "' of resource 'User'.");
	}

}
