package com.teammate.sandbox.microsoft;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Makes sure that it is our application that asks for a token. */
final class ClientAuthentication {

	private final Registrations registrations;

	ClientAuthentication(Registrations registrations) {
		this.registrations = registrations;
	}

	void check(Map<String, String> form, String tenant) {
		Registration registration = this.registrations.current();
		String clientId = form.getOrDefault("client_id", "");
		if (clientId.isEmpty()) {
			throw EntraError.missing("client_id");
		}
		if (!registration.clientId().equals(clientId)) {
			throw EntraError.unknownApplication(clientId, tenant);
		}
		if (form.containsKey("client_assertion")) {
			checkAssertion(form.get("client_assertion"), registration);
		}
		else if (!form.containsKey("client_secret")) {
			throw refused(7000218,
					"The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
		}
		else if (!registration.clientSecret().equals(form.get("client_secret"))) {
			throw refused(7000215,
					"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '"
							+ clientId + "'.");
		}
	}

	private void checkAssertion(String assertion, Registration registration) {
		try {
			SignedJWT jwt = SignedJWT.parse(assertion);
			X509Certificate certificate = registration.certificate();
			if (certificate == null || !jwt.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()))) {
				throw refused(700027,
						"The certificate with identifier used to sign the client assertion is not registered on application.");
			}
			checkClaims(jwt.getJWTClaimsSet(), registration.clientId());
		}
		catch (ParseException | JOSEException ex) {
			throw refused(50027, "JWT token is invalid or malformed.");
		}
	}

	private void checkClaims(JWTClaimsSet claims, String clientId) {
		boolean own = clientId.equals(claims.getIssuer()) && clientId.equals(claims.getSubject());
		boolean here = claims.getAudience().stream().anyMatch((audience) -> audience.contains("/oauth2/v2.0/token"));
		// Its clock is that of the machine, ours may have been put forward.
		boolean fresh = claims.getExpirationTime() != null
				&& claims.getExpirationTime().toInstant().isAfter(Clock.systemUTC().instant().minusSeconds(300));
		if (!own || !here || !fresh) {
			throw refused(700024, "Client assertion is not within its valid time range or not for this endpoint.");
		}
	}

	private static EntraError refused(int code, String words) {
		return new EntraError(401, "invalid_client", code, words);
	}

}
