package com.teammate.sandbox.microsoft;

import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Teams PowerShell talks to, in the few words of our own script. */
final class TeamsBackEnd {

	private static final List<String> ROLES = List.of(DirectoryRole.TEAMS_ADMINISTRATOR.templateId(),
			DirectoryRole.TEAMS_COMMUNICATIONS_ADMINISTRATOR.templateId(),
			DirectoryRole.TEAMS_TELEPHONY_ADMINISTRATOR.templateId());

	private final Tenants tenants;

	private final Tokens tokens;

	private final Clock clock;

	TeamsBackEnd(Tenants tenants, Tokens tokens, Clock clock) {
		this.tenants = tenants;
		this.tokens = tokens;
		this.clock = clock;
	}

	void routes(Router<Handler> routes) {
		routes.on("POST", "/teams-powershell", this::run);
	}

	private Response run(Request request) {
		try {
			JsonNode command = Json.parse(request.body());
			Tenant tenant = this.tenants.find(text(command, "tenant"))
				.orElseThrow(() -> TeamsError.denied("Tenant not found"));
			Optional<Fault> fault = fault(tenant, text(command, "operation"));
			if (fault.isPresent() && !fault.get().passes()) {
				return response(fault.get());
			}
			synchronized (tenant) {
				checkAccess(tenant, text(command, "graphToken"), Resource.GRAPH);
				checkAccess(tenant, text(command, "teamsToken"), Resource.TEAMS);
				return Response.json(200, run(tenant, command).put("ok", true));
			}
		}
		catch (TeamsError error) {
			return failure(200, error.error(), error.getMessage());
		}
		catch (JsonProcessingException ex) {
			return failure(400, "BadRequest", "Not JSON");
		}
	}

	private ObjectNode run(Tenant tenant, JsonNode command) {
		VoiceRouting routing = tenant.voiceRouting();
		switch (text(command, "operation")) {
			case "inventory" -> {
			}
			case "ensure" -> ensure(tenant, command);
			case "rewrite" -> rewrite(tenant, command);
			case "order" -> order(routing, command.path("routes"));
			case "removeRoute" -> routing.routes().remove(text(command, "name"));
			case "removePolicy" -> routing.policies().remove("Tag:" + text(command, "policy"));
			case "removeUsage" -> removeUsage(routing, text(command, "usage"));
			default -> throw new TeamsError("BadRequest", "Unknown operation");
		}
		ObjectNode answer = Json.object();
		answer.set("routing", inventory(routing));
		return answer;
	}

	private static ObjectNode inventory(VoiceRouting routing) {
		ObjectNode inventory = Json.object();
		inventory.set("usages", Json.array(routing.usages()));
		ArrayNode routes = inventory.putArray("routes");
		routing.routes().values().forEach((route) -> {
			ObjectNode node = routes.addObject().put("name", route.name()).put("priority", route.priority());
			node.putArray("gateways").add(route.gateway());
			node.putArray("usages").add(route.usage());
		});
		ArrayNode policies = inventory.putArray("policies");
		policies.addObject().put("name", "Global").putArray("usages");
		routing.policies()
			.forEach((tag, usages) -> policies.addObject()
				.put("name", tag.replaceFirst("^Tag:", ""))
				.set("usages", Json.array(usages)));
		return inventory;
	}

	private static void ensure(Tenant tenant, JsonNode command) {
		VoiceRouting routing = tenant.voiceRouting();
		String name = text(command, "name");
		String usage = text(command, "usage");
		String gateway = text(command, "gateway").toLowerCase(Locale.ROOT);
		routing.usages().add(usage);
		if (!routing.routes().containsKey(name)) {
			if (!Gateways.isActive(tenant, gateway)) {
				throw new TeamsError("GatewayNotFound", "Cannot find specified Gateway");
			}
			routing.routes().put(name, new VoiceRoute(name, gateway, command.path("priority").asInt(1), usage));
		}
		routing.policies().putIfAbsent("Tag:" + text(command, "policy"), List.of(usage));
	}

	private static void rewrite(Tenant tenant, JsonNode command) {
		if (!tenant.voiceRouting().routes().containsKey(text(command, "name"))) {
			throw new TeamsError("PowerShellError", "Cannot find the route");
		}
		if (!Gateways.isActive(tenant, text(command, "gateway").toLowerCase(Locale.ROOT))) {
			throw new TeamsError("GatewayNotFound", "Cannot find specified Gateway");
		}
	}

	private static void order(VoiceRouting routing, JsonNode names) {
		List<VoiceRoute> routes = StreamSupport.stream(names.spliterator(), false)
			.map((name) -> routing.routes().get(name.asText()))
			.filter(Objects::nonNull)
			.toList();
		boolean rising = IntStream.range(1, routes.size())
			.allMatch((i) -> routes.get(i).priority() > routes.get(i - 1).priority());
		int first = routes.stream().mapToInt(VoiceRoute::priority).min().orElse(1);
		for (int i = 0; i < routes.size() && !rising; i++) {
			VoiceRoute route = routes.get(i);
			routing.routes().put(route.name(), new VoiceRoute(route.name(), route.gateway(), first + i, route.usage()));
		}
	}

	private static void removeUsage(VoiceRouting routing, String usage) {
		if (routing.routes().values().stream().noneMatch((route) -> route.usage().equals(usage))) {
			routing.usages().remove(usage);
		}
	}

	private void checkAccess(Tenant tenant, String token, Resource resource) {
		AccessToken access;
		try {
			access = this.tokens.read(token);
		}
		catch (ParseException ex) {
			throw TeamsError.denied("The token for " + resource.displayName() + " is invalid");
		}
		if (!access.isFor(resource) || !access.tenantId().equals(tenant.id())) {
			throw TeamsError.denied("The token is not for " + resource.displayName() + " in this tenant");
		}
		if (!this.clock.instant().isBefore(access.expiresAt())) {
			throw TeamsError.denied("The token for " + resource.displayName() + " has expired");
		}
		if (ROLES.stream().noneMatch(access.directoryRoles()::contains)) {
			throw TeamsError.denied("Access Denied: the application holds no Teams administrator role");
		}
	}

	private static String text(JsonNode command, String name) {
		String text = command.path(name).asText("");
		if (text.isEmpty()) {
			throw new TeamsError("BadRequest", "Parameter '" + name + "' is missing");
		}
		return text;
	}

	private static Optional<Fault> fault(Tenant tenant, String operation) {
		Optional<Fault> wanted = tenant.faults().next(Faults.Place.TEAMS);
		return (wanted.isEmpty() && tenant.behaviour().is(Behaviour.Trait.FLAKY)) ? tenant.faults()
			.stumbleOnce("teams " + operation,
					Fault.error(200, "Busy", "The session availability is Busy, try again later"))
				: wanted;
	}

	private static Response response(Fault fault) {
		return (fault.shape() == Fault.Shape.ERROR) ? failure(200, fault.code(), fault.words())
				: fault.dressed(fault.response());
	}

	private static Response failure(int status, String error, String message) {
		return Response.json(status, Json.object().put("ok", false).put("error", error).put("message", message));
	}

}
