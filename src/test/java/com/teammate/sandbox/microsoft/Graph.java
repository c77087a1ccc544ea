package com.teammate.sandbox.microsoft;

import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Graph version 1.0: checks the token, lets things go wrong, then answers. */
final class Graph implements Handler {

	private final Router<Operation> operations = new Router<>();

	private final Tenants tenants;

	private final Tokens tokens;

	private final Clock clock;

	Graph(Tenants tenants, Tokens tokens, Clock clock, NameServer nameServer, Registrations registrations) {
		this.tenants = tenants;
		this.tokens = tokens;
		this.clock = clock;
		new GraphOrganization().operations(this);
		new GraphDomains(tenants, nameServer).operations(this);
		new GraphUsers().operations(this);
		new GraphLicences().operations(this);
		new GraphServicePrincipals(registrations).operations(this);
		new GraphGrants().operations(this);
		new GraphRoles().operations(this);
	}

	void on(String method, String template, Access access, Call call) {
		this.operations.on(method, "/v1.0" + template, new Operation(access, call));
	}

	@Override
	public Response handle(Request request) {
		Response response;
		try {
			response = answer(request);
		}
		catch (GraphError error) {
			response = error.response(request, this.clock.instant());
		}
		return response.headers().containsKey("request-id") ? response : response.with("request-id", Guids.random());
	}

	private Response answer(Request request) {
		AccessToken token = token(request);
		Tenant tenant = this.tenants.find(token.tenantId())
			.orElseThrow(() -> GraphError.unauthorized("Access token validation failure. Unknown tenant."));
		Router.Match<Operation> match = this.operations.find(request.method(), request.path())
			.orElseThrow(() -> unknown(request));
		Optional<Fault> fault = fault(tenant, token, request.method() + " " + match.template());
		if (fault.isPresent() && !fault.get().passes()) {
			return response(request, fault.get());
		}
		synchronized (tenant) {
			match.handler().access().check(tenant, token, believed(tenant, token));
			return match.handler().call().answer(new GraphCall(request.with(match.variables()), tenant, token));
		}
	}

	private AccessToken token(Request request) {
		String header = request.header("Authorization").orElse("");
		if (!header.startsWith("Bearer ")) {
			throw GraphError.unauthorized("Access token is empty.");
		}
		AccessToken token;
		try {
			token = this.tokens.read(header.substring("Bearer ".length()));
		}
		catch (ParseException ex) {
			throw GraphError.unauthorized("CompactToken parsing failed with error code: 80049217");
		}
		if (!token.isFor(Resource.GRAPH)) {
			throw GraphError.unauthorized("Access token validation failure. Invalid audience.");
		}
		if (!this.clock.instant().isBefore(token.expiresAt())) {
			throw GraphError.unauthorized("Lifetime validation failed, the token is expired.");
		}
		return token;
	}

	/** A new role is in the token before all of Graph knows of it. */
	private static Set<String> believed(Tenant tenant, AccessToken token) {
		Instant now = tenant.now();
		Set<String> believed = new HashSet<>(token.permissions());
		if (token.application()) {
			tenant.appRoleAssignments()
				.stream()
				.filter((one) -> one.principalId().equals(token.objectId()) && now.isBefore(one.believedFrom()))
				.forEach((one) -> believed.remove(one.permission().name()));
		}
		return believed;
	}

	private GraphError unknown(Request request) {
		if (this.operations.knows(request.path())) {
			return new GraphError(405, "Request_BadRequest",
					"Specified HTTP method is not allowed for the request target.");
		}
		String segment = request.path().substring(request.path().lastIndexOf('/') + 1);
		return new GraphError(404, "ResourceNotFound", "Resource not found for the segment '" + segment + "'.");
	}

	private static Optional<Fault> fault(Tenant tenant, AccessToken token, String kind) {
		Optional<Fault> wanted = tenant.faults().next(Faults.Place.GRAPH);
		if (wanted.isPresent() || !tenant.behaviour().is(Behaviour.Trait.FLAKY)) {
			return wanted;
		}
		return token.application() ? tenant.faults().stumble(kind)
				: tenant.faults().stumbleOnce("person " + kind, Fault.throttled(1));
	}

	private Response response(Request request, Fault fault) {
		return fault.dressed((fault.shape() == Fault.Shape.ERROR)
				? new GraphError(fault.status(), fault.code(), fault.words()).response(request, this.clock.instant())
				: fault.response());
	}

	/** Answers one kind of call. */
	@FunctionalInterface
	interface Call {

		Response answer(GraphCall call);

	}

	private record Operation(Access access, Call call) {

	}

}
