package com.teammate.account;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * Asks the provider for its addresses when somebody first logs in by it, because a start
 * must not depend on it.
 */
final class IdentityProvider implements ClientRegistrationRepository {

	static final String ID = "go";

	private final SingleSignOn settings;

	private final String callback;

	private volatile @Nullable ClientRegistration registration;

	IdentityProvider(SingleSignOn settings, String callback) {
		this.settings = settings;
		this.callback = callback;
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String id) {
		if (!id.equals(ID)) {
			return null;
		}
		ClientRegistration known = this.registration;
		if (known == null) {
			known = ask();
			this.registration = known;
		}
		return known;
	}

	private ClientRegistration ask() {
		return ClientRegistrations.fromIssuerLocation(this.settings.issuer().toString())
			.registrationId(ID)
			.clientId(this.settings.clientId())
			.clientSecret(this.settings.clientSecret())
			.redirectUri(this.callback)
			.scope("openid", "email", "profile")
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.build();
	}

}
