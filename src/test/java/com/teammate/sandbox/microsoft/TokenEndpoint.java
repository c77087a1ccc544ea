package com.teammate.sandbox.microsoft;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The token endpoint with the two grants that the product uses. */
final class TokenEndpoint {

	private static final Pattern CODE = Pattern.compile("AADSTS(\\d+)");

	private final Tenants tenants;

	private final Registrations registrations;

	private final ClientAuthentication authentication;

	private final AuthorizationCodes codes;

	private final Tokens tokens;

	private final Clock clock;

	TokenEndpoint(Tenants tenants, Registrations registrations, AuthorizationCodes codes, Tokens tokens, Clock clock) {
		this.tenants = tenants;
		this.registrations = registrations;
		this.authentication = new ClientAuthentication(registrations);
		this.codes = codes;
		this.tokens = tokens;
		this.clock = clock;
	}

	void routes(Router<Handler> routes) {
		routes.on("POST", "/{t}/oauth2/v2.0/token", this::token);
	}

	static String clientInfo(Account account) {
		ObjectNode info = Json.object();
		info.put("uid", account.user().id());
		info.put("utid", account.tenant().id());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(info.toString().getBytes(StandardCharsets.UTF_8));
	}

	private Response token(Request request) {
		Response response;
		try {
			response = answer(request, request.form());
		}
		catch (EntraError error) {
			response = error.response(request, this.clock.instant());
		}
		return response.with("Cache-Control", "no-store");
	}

	private Response answer(Request request, Map<String, String> form) {
		String alias = request.variable("t");
		Aliases.check(alias, this.tenants);
		this.authentication.check(form, alias);
		return switch (form.getOrDefault("grant_type", "")) {
			case "" -> throw EntraError.missing("grant_type");
			case "authorization_code" -> redeem(request, alias, form);
			case "client_credentials" -> application(request, alias, form);
			default -> throw new EntraError(400, "unsupported_grant_type", 70003,
					"The app requested an unsupported grant type '" + form.get("grant_type") + "'.");
		};
	}

	private Response redeem(Request request, String alias, Map<String, String> form) {
		String value = form.getOrDefault("code", "");
		if (value.isEmpty()) {
			throw EntraError.missing("code");
		}
		AuthorizationCode code = this.codes.check(value, alias, form.getOrDefault("redirect_uri", ""),
				form.getOrDefault("code_verifier", ""), this.registrations);
		Tenant tenant = code.account().tenant();
		Optional<Response> fault = fault(request, tenant);
		if (fault.isPresent()) {
			return fault.get();
		}
		if (tenant.behaviour().is(Behaviour.Trait.BLOCKED)) {
			throw new EntraError(400, "invalid_grant", 53003, EntraError.blocked().words());
		}
		synchronized (tenant) {
			return forUser(value, code, Scopes.parse(form.getOrDefault("scope", code.visit().parameter("scope"))));
		}
	}

	private Response forUser(String value, AuthorizationCode code, Scopes scopes) {
		Account account = code.account();
		Map<Resource, Set<String>> asked = scopes.asked(this.registrations.current());
		if (asked.size() > 1) {
			throw new EntraError(400, "invalid_request", 28000,
					"Provided value for the input parameter scope is not valid because it contains more than one resource.");
		}
		Resource resource = asked.keySet().stream().findFirst().orElse(Resource.GRAPH);
		Set<String> granted = new Consent(account.tenant(), this.registrations.current()).granted(resource,
				account.user().id());
		if (!granted.containsAll(asked.getOrDefault(resource, Set.of()))) {
			throw new EntraError(400, "invalid_grant", 65001,
					"The user or administrator has not consented to use the application with ID '"
							+ this.registrations.current().clientId() + "' named '" + Registration.NAME
							+ "'. Send an interactive authorization request for this user and resource.",
					"consent_required");
		}
		this.codes.use(value);
		return Response.json(200, forUser(account, code.visit(), resource, granted, scopes));
	}

	private ObjectNode forUser(Account account, Visit visit, Resource resource, Set<String> granted, Scopes scopes) {
		String clientId = this.registrations.current().clientId();
		ObjectNode body = bearer(this.tokens.forUser(account.tenant(), account.user(), clientId, resource, granted));
		List<String> scope = new ArrayList<>(granted);
		scope.addAll(List.of("openid", "profile", "email"));
		// Microsoft promises no order.
		Collections.shuffle(scope);
		body.put("scope", String.join(" ", scope));
		if (scopes.protocol().contains("offline_access")) {
			body.put("refresh_token", "1.A" + Guids.random());
		}
		if (scopes.protocol().contains("openid")) {
			body.put("id_token",
					this.tokens.identity(account.tenant(), account.user(), clientId, visit.parameter("nonce")));
		}
		body.put("client_info", clientInfo(account));
		return body;
	}

	private Response application(Request request, String alias, Map<String, String> form) {
		Tenant tenant = this.tenants.find(alias)
			.orElseThrow(() -> new EntraError(400, "invalid_request", 50059,
					"No tenant-identifying information found in either the request or implied by any provided credentials."));
		Resource resource = resource(form.getOrDefault("scope", ""));
		Optional<Response> fault = fault(request, tenant);
		if (fault.isPresent()) {
			return fault.get();
		}
		synchronized (tenant) {
			ServicePrincipal application = application(tenant);
			if (resource == Resource.TEAMS && tenant.behaviour().is(Behaviour.Trait.TEAMS_ABSENT)) {
				throw new EntraError(400, "invalid_resource", 500011, "The resource principal named "
						+ resource.audience() + " was not found in the tenant named " + tenant.displayName() + ".");
			}
			return Response.json(200, bearer(this.tokens.forApplication(tenant, application, resource)));
		}
	}

	private ServicePrincipal application(Tenant tenant) {
		String clientId = this.registrations.current().clientId();
		ServicePrincipal application = tenant.servicePrincipals().get(clientId);
		if (application == null && tenant.formerApplications().contains(clientId)) {
			throw new EntraError(401, "invalid_client", 7000229, "The client application " + clientId
					+ " is missing service principal in the tenant " + tenant.id() + ".");
		}
		if (application == null || tenant.now().isBefore(application.tokensFrom())) {
			throw EntraError.unknownApplication(clientId, tenant.displayName());
		}
		if (!application.enabled()) {
			throw new EntraError(401, "unauthorized_client", 7000112,
					"Application '" + clientId + "'(" + Registration.NAME + ") is disabled.");
		}
		return application;
	}

	/** Libraries add scopes of OpenID Connect, in any order. */
	private static Resource resource(String scope) {
		Scopes scopes = Scopes.parse(scope.isBlank() ? "openid" : scope);
		if (scopes.everything().size() != 1) {
			throw new EntraError(400, "invalid_scope", 1002012, "The provided value for scope " + scope
					+ " is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
		}
		return scopes.everything().iterator().next();
	}

	private Optional<Response> fault(Request request, Tenant tenant) {
		Optional<Fault> fault = tenant.faults().next(Faults.Place.TOKEN);
		if (fault.isEmpty() && tenant.behaviour().is(Behaviour.Trait.FLAKY)) {
			fault = request.form().containsKey("code")
					? tenant.faults().stumbleOnce("code", Fault.of(Fault.Shape.EMPTY, 503))
					: tenant.faults().stumble("token");
		}
		return fault.filter((one) -> !one.passes()).map((one) -> response(request, one));
	}

	private Response response(Request request, Fault fault) {
		if (fault.shape() != Fault.Shape.ERROR) {
			return fault.dressed(fault.response());
		}
		Matcher code = CODE.matcher(fault.words());
		int number = code.find() ? Integer.parseInt(code.group(1)) : 90033;
		String words = fault.words().replaceFirst("AADSTS\\d+:\\s*", "");
		return fault.dressed(
				new EntraError(fault.status(), fault.code(), number, words).response(request, this.clock.instant()));
	}

	private static ObjectNode bearer(String token) {
		ObjectNode body = Json.object();
		body.put("token_type", "Bearer");
		body.put("expires_in", Tokens.LIFETIME.toSeconds());
		body.put("ext_expires_in", Tokens.LIFETIME.toSeconds());
		body.put("access_token", token);
		return body;
	}

}
