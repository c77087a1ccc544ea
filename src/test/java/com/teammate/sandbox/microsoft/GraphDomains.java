package com.teammate.sandbox.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Domains of a tenant, from adding to verification and removal. */
final class GraphDomains {

	private static final Access READ = Access.toRead("Domain.Read.All", "Domain.ReadWrite.All", "Directory.Read.All",
			"Directory.ReadWrite.All");

	private static final Access CHANGE = Access.toChange("Domain.ReadWrite.All");

	private static final Pattern NAME = Pattern
		.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

	private static final Duration FORCED_DELETION = Duration.ofSeconds(2);

	private final Tenants tenants;

	private final NameServer nameServer;

	GraphDomains(Tenants tenants, NameServer nameServer) {
		this.tenants = tenants;
		this.nameServer = nameServer;
	}

	void operations(Graph graph) {
		graph.on("GET", "/domains", READ, (call) -> call.list("domains", nodes(call.tenant())));
		graph.on("POST", "/domains", CHANGE, this::add);
		graph.on("GET", "/domains/{id}", READ, (call) -> call.entity(200, "domains", node(domain(call))));
		graph.on("DELETE", "/domains/{id}", CHANGE, GraphDomains::delete);
		graph.on("POST", "/domains/{id}/forceDelete", CHANGE, GraphDomains::forceDelete);
		graph.on("POST", "/domains/{id}/verify", CHANGE, this::verify);
		graph.on("GET", "/domains/{id}/verificationDnsRecords", READ,
				(call) -> call.list("domains('" + domain(call).id() + "')/verificationDnsRecords", records(call)));
		graph.on("GET", "/domains/{id}/domainNameReferences", READ,
				(call) -> call.list("directoryObjects", references(call.tenant(), domain(call)).toList()));
	}

	static String text(Tenant tenant, String domain) {
		return "MS=ms" + number(tenant, domain);
	}

	private Response add(GraphCall call) {
		String name = call.body(Set.of("id")).path("id").asText().toLowerCase(Locale.ROOT);
		if (name.length() > 253 || !NAME.matcher(name).matches()) {
			throw GraphError.badRequest("Invalid value specified for property 'id' of resource 'Domain'.");
		}
		Domain present = call.tenant().domains().get(name);
		if (present != null && present.isThere(call.now())) {
			throw GraphError.conflict("id",
					"A conflicting object with one or more of the specified property values is present in the directory.");
		}
		if (isElsewhere(call.tenant(), name, Behaviour.Taken.AT_ADDING)) {
			throw GraphError.badRequest("Unable to add the domain '" + name
					+ "'. It has already been verified and is used in another Office 365 subscription.");
		}
		Domain domain = new Domain(name, Domain.Kind.CUSTOM, null, null);
		call.tenant().domains().put(name, domain);
		return call.entity(201, "domains", node(domain));
	}

	private Response verify(GraphCall call) {
		Domain domain = domain(call);
		if (!call.request().body().isBlank()) {
			call.body(Set.of("forceTakeover"));
		}
		if (domain.isVerified()) {
			throw GraphError.badRequest("Domain is already verified.");
		}
		if (isElsewhere(call.tenant(), domain.id(), Behaviour.Taken.AT_VERIFYING)) {
			throw GraphError.badRequest("Domain verification failed with the following error: 'The domain '"
					+ domain.id() + "' has already been verified and is used in another Office 365 subscription.'");
		}
		if (!this.nameServer.hasText(domain.id(), text(call.tenant(), domain.id()))) {
			throw GraphError.badRequest(
					"Domain verification failed with the following error: 'We could not find the verification record for the domain '"
							+ domain.id() + "'. Changes of DNS may take up to 72 hours to be seen.'");
		}
		Domain verified = domain.verified(call.now());
		call.tenant().domains().put(verified.id(), verified);
		return call.entity(200, "domains", node(verified));
	}

	private boolean isElsewhere(Tenant tenant, String name, Behaviour.Taken moment) {
		boolean subdomain = name.chars().filter((letter) -> letter == '.').count() > 1;
		return (subdomain && tenant.behaviour().taken() == moment)
				|| this.tenants.owner(name).filter((owner) -> owner != tenant).isPresent();
	}

	private static Response delete(GraphCall call) {
		Domain domain = custom(call);
		if (references(call.tenant(), domain).findAny().isPresent()) {
			throw GraphError.badRequest("Domain '" + domain.id()
					+ "' cannot be deleted because it has references: users, groups or applications use it.");
		}
		Instant gone = call.now().plus(call.tenant().behaviour().replication().directory());
		call.tenant().domains().put(domain.id(), domain.goneFrom(gone));
		return Response.empty(204);
	}

	private static Response forceDelete(GraphCall call) {
		Domain domain = custom(call);
		boolean disable = call.request().body().isBlank()
				|| call.body(Set.of("disableUserAccounts")).path("disableUserAccounts").asBoolean(true);
		users(call.tenant(), domain).toList().forEach((user) -> {
			user.properties()
				.put("userPrincipalName",
						user.userPrincipalName().replace("@" + domain.id(), "@" + call.tenant().initialDomain()));
			if (disable) {
				user.properties().put("accountEnabled", false);
			}
		});
		call.tenant().domains().put(domain.id(), domain.goneFrom(call.now().plus(FORCED_DELETION)));
		return Response.empty(204);
	}

	private static Domain domain(GraphCall call) {
		Domain domain = call.tenant().domains().get(call.variable("id").toLowerCase(Locale.ROOT));
		if (domain == null || !domain.isThere(call.now())) {
			throw GraphError.notFound(call.variable("id"));
		}
		return domain;
	}

	private static Domain custom(GraphCall call) {
		Domain domain = domain(call);
		if (domain.kind() != Domain.Kind.CUSTOM) {
			throw GraphError.badRequest("Initial and default domains cannot be deleted.");
		}
		return domain;
	}

	private static Stream<User> users(Tenant tenant, Domain domain) {
		return tenant.users().values().stream().filter((user) -> user.suffix().equalsIgnoreCase(domain.id()));
	}

	private static Stream<ObjectNode> references(Tenant tenant, Domain domain) {
		return users(tenant, domain).map((user) -> GraphUsers.node(user).put("@odata.type", "#microsoft.graph.user"));
	}

	private static List<ObjectNode> nodes(Tenant tenant) {
		Instant now = tenant.now();
		return tenant.domains()
			.values()
			.stream()
			.filter((domain) -> domain.isThere(now))
			.map(GraphDomains::node)
			.toList();
	}

	private static ObjectNode node(Domain domain) {
		ObjectNode node = Json.object();
		node.put("id", domain.id());
		node.put("authenticationType", "Managed");
		node.put("availabilityStatus", domain.isVerified() ? "AvailableImmediately" : null);
		node.put("isAdminManaged", true);
		node.put("isDefault", domain.kind() == Domain.Kind.DEFAULT);
		node.put("isInitial", domain.kind() == Domain.Kind.INITIAL);
		node.put("isRoot", domain.kind() != Domain.Kind.CUSTOM);
		node.put("isVerified", domain.isVerified());
		node.putArray("supportedServices");
		return node;
	}

	/** The MX record comes first, so taking the first is a mistake that shows. */
	private static List<ObjectNode> records(GraphCall call) {
		String domain = domain(call).id();
		ObjectNode mx = record(domain, "Mx");
		mx.put("mailExchange", "ms" + number(call.tenant(), domain) + ".msv1.invalid");
		mx.put("preference", 32767);
		ObjectNode txt = record(domain, "Txt");
		txt.put("text", text(call.tenant(), domain));
		return List.of(mx, txt);
	}

	private static ObjectNode record(String domain, String type) {
		ObjectNode record = Json.object();
		record.put("@odata.type", "#microsoft.graph.domainDns" + type + "Record");
		record.put("id", Guids.of(type, domain));
		record.put("isOptional", false);
		record.put("label", domain);
		record.put("recordType", type);
		record.put("supportedService", "Email");
		record.put("ttl", 3600);
		return record;
	}

	private static String number(Tenant tenant, String domain) {
		return "%08d".formatted(Math.floorMod((tenant.id() + domain).hashCode(), 100_000_000));
	}

}
