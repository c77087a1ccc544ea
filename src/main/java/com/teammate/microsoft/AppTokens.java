package com.teammate.microsoft;

import java.util.Set;

import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.teammate.enterprise.TenantId;

import org.springframework.stereotype.Service;

/** App-only access tokens of a tenant, by msal4j. Throws {@link MicrosoftFailure}. */
@Service
public class AppTokens {

	private final MicrosoftSettings settings;

	private final ConfidentialClientApplication application;

	private final Edge edge;

	AppTokens(MicrosoftSettings settings, Registration registration, Edge edge) {
		this.settings = settings;
		this.application = registration.application(Registration.ANY_TENANT);
		this.edge = edge;
	}

	/** For Graph; from msal4j's cache where it has one. */
	public String graph(TenantId tenant) {
		return token(tenant, this.settings.graphScope(), false);
	}

	/**
	 * For the Skype and Teams Tenant Admin API, as Teams PowerShell wants it. Always a
	 * fresh one: a cached token would lack a directory role given since.
	 */
	public String teams(TenantId tenant) {
		return token(tenant, this.settings.teamsScope(), true);
	}

	/**
	 * For Graph, never from the cache: a token keeps the permissions and directory roles
	 * it was born with for an hour.
	 */
	public String freshGraph(TenantId tenant) {
		return token(tenant, this.settings.graphScope(), true);
	}

	private String token(TenantId tenant, String scope, boolean fresh) {
		var parameters = ClientCredentialParameters.builder(Set.of(scope))
			.tenant(tenant.toString())
			.skipCache(fresh)
			.build();
		return this.edge.call(() -> this.application.acquireToken(parameters).join().accessToken());
	}

}
