package com.teammate.sandbox.microsoft;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The switches over HTTP, for the start page and for scripts; parameters in query or
 * form. Who prefers HTML is led back to a page, anyone else gets 204.
 */
final class ControlPanel {

	private final Tenants tenants;

	private final Registrations registrations;

	private final Consumer<Duration> clockForward;

	private final ExchangeLog log;

	private final Runnable reset;

	private final NameServer nameServer;

	private final Surroundings surroundings;

	ControlPanel(Tenants tenants, Registrations registrations, Consumer<Duration> clockForward, ExchangeLog log,
			Runnable reset, NameServer nameServer, Surroundings surroundings) {
		this.tenants = tenants;
		this.registrations = registrations;
		this.clockForward = clockForward;
		this.log = log;
		this.reset = reset;
		this.nameServer = nameServer;
		this.surroundings = surroundings;
	}

	void routes(Router<Handler> routes) {
		on(routes, "/control/reset", (request) -> this.reset.run());
		on(routes, "/control/log/clear", (request) -> this.log.clear());
		on(routes, "/control/clock",
				(request) -> this.clockForward.accept(Duration.parse(parameters(request).get("forward"))));
		on(routes, "/control/around/{switch}", (request) -> this.surroundings.turn(request.variable("switch")));
		on(routes, "/control/tenants/{domain}/reset", (request) -> this.tenants.reset(tenant(request).domain()));
		tenantRoutes(routes);
		failureRoutes(routes);
		consentRoutes(routes);
	}

	private void tenantRoutes(Router<Handler> routes) {
		onTenant(routes, "licences", (switches, with) -> switches.freeLicences(Integer.parseInt(with.get("free"))));
		onTenant(routes, "activation",
				(switches, with) -> switches.activateAfter(Duration.parse(with.getOrDefault("after", "PT0S"))));
		onTenant(routes, "gateways", (switches, with) -> switches.keepGateways(isOn(with)));
		onTenant(routes, "flaky", (switches, with) -> switches.flaky(isOn(with)));
		onTenant(routes, "teams", (switches, with) -> switches.teams(isOn(with)));
		onTenant(routes, "phone", (switches, with) -> switches.phone(isOn(with)));
		onTenant(routes, "own", (switches, with) -> switches.own(Objects.requireNonNull(with.get("name"), "name")));
		onTenant(routes, "disown",
				(switches, with) -> switches.disown(Objects.requireNonNull(with.get("name"), "name")));
		onTenant(routes, "conditional-access", (switches, with) -> switches.conditionalAccess(isOn(with)));
		onTenant(routes, "loss", (switches, with) -> {
			switch (with.getOrDefault("of", "")) {
				case "routes" -> switches.deleteRoutes();
				case "usages-and-policies" -> switches.deleteUsagesAndPolicies();
				case "licences" -> switches.takeLicences();
				case "dns-records" -> switches.loseRecords();
				case "sub-domains" -> switches.deleteSubDomains();
				default -> throw new IllegalArgumentException("of");
			}
		});
		onTenant(routes, "foreign-route",
				(switches, with) -> switches.foreignRoute(Objects.requireNonNull(with.get("name"), "name")));
		onTenant(routes, "sub-domain", (switches, with) -> {
			switch (with.getOrDefault("taken", "")) {
				case "at-adding" -> switches.domainTakenAtAdding();
				case "at-verifying" -> switches.domainTakenAtVerifying();
				default -> switches.domainFree();
			}
		});
		onTenant(routes, "replication",
				(switches, with) -> switches
					.replicate(new Replication(duration(with, "directory"), duration(with, "issuer"),
							duration(with, "grants"), duration(with, "roles"), duration(with, "authority"))));
	}

	private void failureRoutes(Router<Handler> routes) {
		onTenant(routes, "failures",
				(switches, with) -> switches.fail(
						Faults.Place.valueOf(with.getOrDefault("place", "").toUpperCase(Locale.ROOT)), fault(with),
						Integer.parseInt(with.getOrDefault("times", "1"))));
		onTenant(routes, "failures/clear", (switches, with) -> switches.forgetFailures());
	}

	private void consentRoutes(Router<Handler> routes) {
		onTenant(routes, "consent", (switches, with) -> switches.consent());
		onTenant(routes, "consent/revoke", (switches, with) -> {
			switch (with.getOrDefault("kind", "all")) {
				case "delegated" -> switches.revokeDelegatedConsent();
				case "application" -> switches.revokeApplicationConsent();
				default -> switches.revokeConsent();
			}
		});
		onTenant(routes, "application", (switches, with) -> switches.applicationEnabled(isOn(with)));
		onTenant(routes, "directory-role", (switches, with) -> switches
			.grantRole(with.getOrDefault("principal", "application"), with.get("role")));
		onTenant(routes, "directory-role/remove",
				(switches, with) -> switches.removeRoles(with.getOrDefault("principal", "application")));
	}

	private static Fault fault(Map<String, String> with) {
		Fault.Shape shape = Fault.Shape.valueOf(with.getOrDefault("shape", "error").toUpperCase(Locale.ROOT));
		String retryAfter = with.getOrDefault("retryAfter", "");
		return new Fault(shape, Integer.parseInt(with.getOrDefault("status", "503")),
				with.getOrDefault("code", "server_error"), with.getOrDefault("words", ""),
				retryAfter.isEmpty() ? null : Integer.valueOf(retryAfter), duration(with, "hang"));
	}

	private void onTenant(Router<Handler> routes, String path, BiConsumer<TenantSwitches, Map<String, String>> turn) {
		on(routes, "/control/tenants/{domain}/" + path, (request) -> turn
			.accept(new TenantSwitches(tenant(request), this.registrations, this.nameServer), parameters(request)));
	}

	private void on(Router<Handler> routes, String path, Consumer<Request> turn) {
		routes.on("POST", path, (request) -> {
			try {
				turn.accept(request);
				return done(request);
			}
			catch (IllegalArgumentException | NullPointerException | NoSuchElementException | DateTimeException ex) {
				return Response.text(400, "text/plain; charset=utf-8",
						"That does not fit: " + ex.getMessage() + "\nThe start page says what does.\n");
			}
		});
	}

	private static Response done(Request request) {
		boolean person = request.header("Accept").orElse("").contains("text/html");
		String domain = request.variables().get("domain");
		return person ? Response.empty(303).with("Location", (domain == null) ? "/" : "/control/tenants/" + domain)
				: Response.empty(204);
	}

	private Tenant tenant(Request request) {
		return this.tenants.find(request.variable("domain")).orElseThrow();
	}

	private static Map<String, String> parameters(Request request) {
		Map<String, String> parameters = new LinkedHashMap<>(request.queryParameters());
		parameters.putAll(request.form());
		return parameters;
	}

	private static boolean isOn(Map<String, String> with) {
		return Boolean.parseBoolean(with.getOrDefault("on", "true"));
	}

	private static Duration duration(Map<String, String> with, String name) {
		String text = with.getOrDefault(name, "");
		return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
	}

}
