package com.teammate.account;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * An OpenID Connect provider by which people may log in as well.
 *
 * @param issuer its address; below it stands {@code .well-known/openid-configuration}
 * @param label what the login page calls it
 */
public record SingleSignOn(URI issuer, String clientId, String clientSecret,
		@DefaultValue("single sign-on") String label) {

	/** Where the way to the provider begins, below the login page. */
	public static final String START = "/sso/" + IdentityProvider.ID;

	public SingleSignOn {
		needed(issuer, "issuer");
		needed(clientId, "client-id");
		needed(clientSecret, "client-secret");
	}

	/**
	 * The login by it.
	 * @param page path of the login page; what belongs to the login stands below it
	 * @param known decides whom the provider's person is here, and lets them in
	 */
	public Customizer<OAuth2LoginConfigurer<HttpSecurity>> login(String page, URI publicUrl,
			AuthenticationSuccessHandler known) {
		String callback = page + "/callback";
		return (login) -> login.loginPage(page)
			.clientRegistrationRepository(
					new IdentityProvider(this, publicUrl.toString().replaceAll("/+$", "") + callback))
			.authorizedClientRepository(new ForgottenTokens())
			.authorizationEndpoint((endpoint) -> endpoint.baseUri(page + "/sso"))
			.redirectionEndpoint((endpoint) -> endpoint.baseUri(callback))
			// The ID token says all that is asked; its signature has been checked.
			.userInfoEndpoint((endpoint) -> endpoint
				.oidcUserService((answer) -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, answer.getIdToken())))
			.successHandler(known)
			.failureUrl(page + "?unknown");
	}

	@Override
	public String toString() {
		return "SingleSignOn[" + this.issuer + "]";
	}

	private static void needed(@Nullable Object value, String name) {
		if (value == null || value.toString().isBlank()) {
			throw new IllegalArgumentException("…oidc." + name + " is needed for single sign-on");
		}
	}

}
