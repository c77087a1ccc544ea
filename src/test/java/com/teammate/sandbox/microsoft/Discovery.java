package com.teammate.sandbox.microsoft;

import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Entra publishes about itself. */
final class Discovery {

	private final Tenants tenants;

	private final Tokens tokens;

	private final Clock clock;

	Discovery(Tenants tenants, Tokens tokens, Clock clock) {
		this.tenants = tenants;
		this.tokens = tokens;
		this.clock = clock;
	}

	void routes(Router<Handler> routes) {
		routes.on("GET", "/common/discovery/instance", Discovery::instance)
			.on("GET", "/{t}/v2.0/.well-known/openid-configuration", this::configuration)
			.on("GET", "/{t}/discovery/v2.0/keys", this::keys);
	}

	private static Response instance(Request request) {
		String authority = request.queryParameters().getOrDefault("authorization_endpoint", "");
		if (!authority.contains("login.microsoftonline.com")) {
			ObjectNode error = Json.object();
			error.put("error", "invalid_instance");
			error.put("error_description", "AADSTS50049: Unknown or invalid instance.");
			return Response.json(400, error);
		}
		ObjectNode body = Json.object();
		body.put("tenant_discovery_endpoint",
				authority.replace("/oauth2/v2.0/authorize", "/v2.0/.well-known/openid-configuration"));
		body.put("api-version", "1.1");
		ObjectNode metadata = body.putArray("metadata").addObject();
		metadata.put("preferred_network", "login.microsoftonline.com");
		metadata.put("preferred_cache", "login.windows.net");
		metadata.putArray("aliases").add("login.microsoftonline.com").add("login.windows.net").add("sts.windows.net");
		return Response.json(200, body);
	}

	/** A tenant's endpoints carry its id, by whatever name it was asked for. */
	private Response configuration(Request request) {
		String alias = request.variable("t");
		try {
			Aliases.check(alias, this.tenants);
		}
		catch (EntraError error) {
			return error.response(request, this.clock.instant());
		}
		String tenant = this.tenants.find(alias).map(Tenant::id).orElse(alias);
		String issuer = Aliases.isAnyTenant(alias) ? "{tenantid}" : tenant;
		String ours = request.base() + "/" + tenant;
		ObjectNode body = Json.object();
		body.put("issuer", "https://login.microsoftonline.com/" + issuer + "/v2.0");
		body.put("authorization_endpoint", ours + "/oauth2/v2.0/authorize");
		body.put("token_endpoint", ours + "/oauth2/v2.0/token");
		body.put("jwks_uri", ours + "/discovery/v2.0/keys");
		body.putArray("response_types_supported").add("code").add("id_token").add("code id_token");
		body.putArray("response_modes_supported").add("query").add("fragment").add("form_post");
		body.putArray("subject_types_supported").add("pairwise");
		body.putArray("id_token_signing_alg_values_supported").add("RS256");
		body.putArray("scopes_supported").add("openid").add("profile").add("email").add("offline_access");
		body.putArray("token_endpoint_auth_methods_supported").add("client_secret_post").add("private_key_jwt");
		body.put("tenant_region_scope", "NA");
		this.tenants.find(alias).filter((one) -> one.behaviour().is(Behaviour.Trait.OTHER_CLOUD)).ifPresent((one) -> {
			body.put("tenant_region_sub_scope", "DODCON");
			body.put("msgraph_host", "graph.microsoft.us");
		});
		return Response.json(200, body);
	}

	private Response keys(Request request) {
		try {
			Aliases.check(request.variable("t"), this.tenants);
			return Response.json(200, Json.parse(this.tokens.publicKeys().toString()));
		}
		catch (EntraError error) {
			return error.response(request, this.clock.instant());
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
