package com.teammate.sandbox.microsoft;

/** The application registration in force, which may change while running. */
final class Registrations {

	private volatile Registration registration;

	Registrations(Registration registration) {
		this.registration = registration;
	}

	Registration current() {
		return this.registration;
	}

	void register(Registration registration) {
		this.registration = registration;
	}

	/** Refuses what Microsoft tells the person and never the application. */
	Registration check(String clientId, String redirectUri) {
		if (clientId.isEmpty()) {
			throw EntraError.missing("client_id");
		}
		if (!this.registration.clientId().equals(clientId)) {
			throw EntraError.unknownApplication(clientId, "Microsoft");
		}
		if (!this.registration.redirectUris().contains(redirectUri)) {
			throw wrongRedirect(redirectUri);
		}
		return this.registration;
	}

	EntraError wrongRedirect(String redirectUri) {
		return new EntraError(400, "invalid_request", 50011, "The redirect URI '" + redirectUri
				+ "' specified in the request does not match the redirect URIs configured for the application '"
				+ this.registration.clientId()
				+ "'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.");
	}

}
