package com.teammate.sandbox.microsoft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Subscriptions of a tenant and who holds a seat. */
final class GraphLicences {

	private static final Access READ = Access.toRead("LicenseAssignment.Read.All", "LicenseAssignment.ReadWrite.All",
			"Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All");

	private static final Access READ_OF_USER = Access.toRead("LicenseAssignment.Read.All",
			"LicenseAssignment.ReadWrite.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All");

	private static final Access ASSIGN = Access.toChange("LicenseAssignment.ReadWrite.All", "User.ReadWrite.All",
			"Directory.ReadWrite.All");

	private static final List<String> PARTS = List.of("addLicenses", "removeLicenses");

	void operations(Graph graph) {
		graph.on("GET", "/subscribedSkus", READ, GraphLicences::subscriptions);
		graph.on("GET", "/users/{id}/licenseDetails", READ_OF_USER,
				(call) -> call.list("users('" + call.variable("id") + "')/licenseDetails", details(call)));
		graph.on("POST", "/users/{id}/assignLicense", ASSIGN, GraphLicences::assign);
	}

	/** All on one page: Microsoft does not page these. */
	private static Response subscriptions(GraphCall call) {
		GraphQuery query = GraphQuery.of(call.request());
		ObjectNode body = Json.object();
		body.put("@odata.context", call.request().base() + "/v1.0/$metadata#subscribedSkus");
		ArrayNode value = body.putArray("value");
		call.tenant()
			.subscriptions()
			.stream()
			.filter((one) -> !one.hasPlan("TEAMS1") || !call.tenant().behaviour().is(Behaviour.Trait.TEAMS_ABSENT))
			.forEach((one) -> value.add(query.select(node(call.tenant(), one))));
		return Response.json(200, body);
	}

	private static ObjectNode node(Tenant tenant, Subscription subscription) {
		ObjectNode node = Json.object();
		node.put("id", tenant.id() + "_" + subscription.skuId());
		node.put("accountId", tenant.id());
		node.put("accountName", tenant.displayName());
		node.put("appliesTo", "User");
		node.put("capabilityStatus", subscription.capabilityStatus());
		node.put("consumedUnits", subscription.used());
		node.putObject("prepaidUnits")
			.put("enabled", subscription.enabled())
			.put("suspended", subscription.suspended())
			.put("warning", 0)
			.put("lockedOut", 0);
		node.put("skuId", subscription.skuId());
		node.put("skuPartNumber", subscription.partNumber());
		node.putArray("subscriptionIds").add(Guids.of("subscription", tenant.id() + subscription.skuId()));
		ArrayNode plans = node.putArray("servicePlans");
		for (JsonNode plan : subscription.servicePlans()) {
			if (!isMissing(tenant, plan.path("servicePlanName").asText())) {
				plans.add(plan);
			}
		}
		return node;
	}

	private static boolean isMissing(Tenant tenant, String plan) {
		return plan.equals("MCOEV") && tenant.behaviour().is(Behaviour.Trait.PHONE_ABSENT);
	}

	private static List<ObjectNode> details(GraphCall call) {
		List<ObjectNode> details = new ArrayList<>();
		for (String skuId : GraphUsers.user(call).licences().keySet()) {
			call.tenant().subscription(skuId).ifPresent((subscription) -> {
				ObjectNode node = Json.object();
				node.put("id", Guids.of("licence", call.variable("id") + skuId));
				node.put("skuId", skuId);
				node.put("skuPartNumber", subscription.partNumber());
				node.set("servicePlans", subscription.servicePlans());
				details.add(node);
			});
		}
		return details;
	}

	private static Response assign(GraphCall call) {
		User user = GraphUsers.user(call);
		JsonNode body = call.body(Set.copyOf(PARTS));
		List<String> missing = PARTS.stream().filter((part) -> !body.path(part).isArray()).toList();
		if (!missing.isEmpty()) {
			throw GraphError.badRequest(
					"One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: "
							+ String.join(", ", missing) + ".");
		}
		List<Subscription> added = added(call.tenant(), user, body.get("addLicenses"));
		List<Subscription> removed = removed(call.tenant(), user, body.get("removeLicenses"));
		removed.forEach((subscription) -> {
			user.licences().remove(subscription.skuId());
			subscription.giveBack();
		});
		added.forEach((subscription) -> {
			user.licences().put(subscription.skuId(), call.now());
			subscription.take();
		});
		return call.entity(200, "users", GraphUsers.node(user));
	}

	private static List<Subscription> added(Tenant tenant, User user, JsonNode licences) {
		List<Subscription> added = new ArrayList<>();
		tenant.subscriptions();
		for (JsonNode licence : licences) {
			licence.fieldNames().forEachRemaining((name) -> {
				if (!Set.of("skuId", "disabledPlans", "@odata.type").contains(name)) {
					throw GraphError.badRequest("Invalid property '" + name + "'.");
				}
			});
			if (user.usageLocation().isEmpty()) {
				throw GraphError.badRequest("License assignment cannot be done for user with invalid usage location.");
			}
			Subscription subscription = subscription(tenant, licence.path("skuId").asText());
			if (!user.licences().containsKey(subscription.skuId())) {
				checkSeat(subscription);
				added.add(subscription);
			}
		}
		return added;
	}

	private static List<Subscription> removed(Tenant tenant, User user, JsonNode skuIds) {
		List<Subscription> removed = new ArrayList<>();
		for (JsonNode skuId : skuIds) {
			if (!user.licences().containsKey(skuId.asText().toLowerCase(Locale.ROOT))) {
				throw GraphError.badRequest("User does not have a corresponding license.");
			}
			removed.add(subscription(tenant, skuId.asText()));
		}
		return removed;
	}

	private static Subscription subscription(Tenant tenant, String skuId) {
		return tenant.subscription(skuId)
			.orElseThrow(() -> GraphError
				.badRequest("License " + skuId + " does not correspond to a valid company License."));
	}

	private static void checkSeat(Subscription subscription) {
		if (subscription.free() < 1) {
			throw GraphError
				.badRequest("Subscription with SKU " + subscription.skuId() + " does not have any available licenses.");
		}
	}

}
