package com.teammate.sandbox.microsoft;

import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
		String name = text(command, "name");
		return switch (text(command, "operation")) {
			case "read" -> read(tenant.voiceRouting(), name);
			case "ensure" -> ensure(tenant, name, text(command, "gateway").toLowerCase(Locale.ROOT),
					command.path("priority").asInt(1));
			case "remove" -> remove(tenant.voiceRouting(), name);
			default -> throw new TeamsError("BadRequest", "Unknown operation");
		};
	}

	private static ObjectNode read(VoiceRouting routing, String name) {
		ObjectNode result = Json.object();
		VoiceRoute route = routing.routes().get(name);
		boolean usage = routing.usages().contains(name);
		boolean policy = routing.policies().getOrDefault("Tag:" + name, List.of()).contains(name);
		if (route == null || !usage || !policy) {
			result.putNull("route");
		}
		else {
			result.putObject("route")
				.put("name", route.name())
				.put("gateway", route.gateway())
				.put("priority", route.priority());
		}
		result.put("usage", usage);
		result.put("policy", policy);
		return result;
	}

	private static ObjectNode ensure(Tenant tenant, String name, String gateway, int priority) {
		VoiceRouting routing = tenant.voiceRouting();
		routing.usages().add(name);
		if (!routing.routes().containsKey(name)) {
			if (!Gateways.isActive(tenant, gateway)) {
				throw new TeamsError("GatewayNotFound", "Cannot find specified Gateway");
			}
			routing.routes().put(name, new VoiceRoute(name, gateway, priority, name));
		}
		routing.policies().putIfAbsent("Tag:" + name, List.of(name));
		return read(routing, name);
	}

	private static ObjectNode remove(VoiceRouting routing, String name) {
		routing.policies().remove("Tag:" + name);
		routing.routes().remove(name);
		routing.usages().remove(name);
		return read(routing, name);
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
		if (text.isEmpty() && !"gateway".equals(name)) {
			throw new TeamsError("BadRequest", "Parameter '" + name + "' is missing");
		}
		return text;
	}

	private static Optional<Fault> fault(Tenant tenant, String operation) {
		Optional<Fault> wanted = tenant.faults().next(Faults.Place.TEAMS);
		return (wanted.isEmpty() && tenant.behaviour().flaky()) ? tenant.faults()
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
