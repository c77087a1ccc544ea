package com.teammate.microsoft;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.Prompt;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends a browser to Microsoft and understands with whom it comes back. Throws
 * {@link MicrosoftFailure}.
 */
@Service
public class SignIn {

	private final MicrosoftSettings settings;

	private final Registration registration;

	private final IdTokens idTokens;

	private final Graph graph;

	private final Edge edge;

	private final Patience patience;

	private final TenantMetadata metadata;

	SignIn(MicrosoftSettings settings, Registration registration, IdTokens idTokens, Graph graph, Edge edge,
			Patience patience, TenantMetadata metadata) {
		this.settings = settings;
		this.registration = registration;
		this.idTokens = idTokens;
		this.graph = graph;
		this.edge = edge;
		this.patience = patience;
		this.metadata = metadata;
	}

	/**
	 * Where to sign in and grant delegated permissions. The answer comes as a form that
	 * the browser posts.
	 */
	public URI authorizeUrl(Question question, @Nullable String loginHint) {
		// Without it an administrator who once consented for himself never sees the box
		// again.
		return authorizeUrl(question, Prompt.CONSENT, loginHint);
	}

	/** Where somebody who has consented before signs in. */
	public URI signInUrl(Question question) {
		return authorizeUrl(question, Prompt.SELECT_ACCOUNT, null);
	}

	private URI authorizeUrl(Question question, Prompt prompt, @Nullable String loginHint) {
		var parameters = AuthorizationRequestUrlParameters
			.builder(question.redirect().toString(), scopes(question.permissions()))
			.state(question.state())
			.nonce(question.nonce())
			.codeChallenge(Pkce.challenge(question.verifier()))
			.codeChallengeMethod("S256")
			.prompt(prompt);
		if (loginHint != null) {
			parameters.loginHint(loginHint);
		}
		URI built = URI.create(this.registration.application(question.authority())
			.getAuthorizationRequestUrl(parameters.build())
			.toString());
		return URI.create(this.settings.browserBase() + built.getRawPath() + "?" + built.getRawQuery());
	}

	/**
	 * Where to grant all permissions of our registration on behalf of the organization.
	 * Built here, since msal4j builds the older endpoint on a host of its own.
	 */
	public URI adminConsentUrl(TenantId tenant, URI redirect, String state) {
		return UriComponentsBuilder.fromUri(this.settings.browserBase())
			.path("/{tenant}/v2.0/adminconsent")
			.queryParam("client_id", "{client}")
			.queryParam("scope", "{scope}")
			.queryParam("redirect_uri", "{redirect}")
			.queryParam("state", "{state}")
			.encode()
			.buildAndExpand(tenant, this.settings.clientId(), this.settings.graphScope(), redirect, state)
			.toUri();
	}

	/**
	 * Redeems the code of an answer and checks the ID token. A token that does not fit
	 * the question is a failure with signal {@code id_token}.
	 */
	public Administrator redeem(Question question, String code) {
		IAuthenticationResult result = this.patience.with(() -> this.edge.call(() -> acquire(question, code)));
		IdTokens.Person person = this.idTokens.check(result.idToken(), question.nonce());
		if (result.accessToken() == null) {
			throw new MicrosoftFailure(Kind.REFUSED, "no token", "an answer without access token", null, null, null);
		}
		return new Administrator(person, result.accessToken(), this.graph, this.patience, this.settings);
	}

	/** The tenant that a mail domain belongs to, if there is one. */
	public Optional<TenantId> tenantOf(String domain) {
		return ownerOf(domain).tenant();
	}

	/** Whom a mail domain belongs to. */
	public DomainOwner ownerOf(String domain) {
		return this.patience.with(() -> this.metadata.ownerOf(domain));
	}

	/**
	 * At the authority that issued the code, by an application object of its own: its
	 * cache, and with it the person's tokens, goes when this call ends.
	 */
	private IAuthenticationResult acquire(Question question, String code) {
		var parameters = AuthorizationCodeParameters.builder(code, question.redirect())
			.scopes(scopes(question.permissions()))
			.codeVerifier(question.verifier())
			.build();
		return this.registration.application(question.authority()).acquireToken(parameters).join();
	}

	private Set<String> scopes(Set<String> permissions) {
		String prefix = this.settings.graphScopePrefix();
		return permissions.stream().map((name) -> prefix + name).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * What a browser was sent away with; asked again, to the letter, when it returns.
	 *
	 * @param tenant where to sign in; null for any work or school tenant
	 * @param permissions names of delegated Graph permissions
	 * @param verifier PKCE code verifier
	 */
	public record Question(@Nullable TenantId tenant, URI redirect, Set<String> permissions, String state, String nonce,
			String verifier) {

		String authority() {
			return (this.tenant != null) ? this.tenant.toString() : Registration.ANY_TENANT;
		}

		@Override
		public String toString() {
			return "Question[redirect=" + this.redirect + "]";
		}

	}

}
