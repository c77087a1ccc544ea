package com.teammate.sandbox.microsoft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Codes on their way to the token endpoint, each for one use. */
final class AuthorizationCodes {

	private static final Duration LIFETIME = Duration.ofMinutes(10);

	private final Map<String, AuthorizationCode> open = new ConcurrentHashMap<>();

	private final Set<String> used = ConcurrentHashMap.newKeySet();

	private final Clock clock;

	AuthorizationCodes(Clock clock) {
		this.clock = clock;
	}

	String issue(Account account, Visit visit) {
		String code = "0.A" + Guids.random().replace("-", "") + Guids.random().replace("-", "");
		this.open.put(code, new AuthorizationCode(account, visit, this.clock.instant()));
		return code;
	}

	/** Looks only: a refused attempt does not use the code up. */
	AuthorizationCode check(String code, String alias, String redirectUri, String verifier,
			Registrations registrations) {
		if (this.used.contains(code)) {
			throw refused(54005,
					"OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");
		}
		AuthorizationCode issued = this.open.get(code);
		if (issued == null) {
			throw refused(9002313, "Invalid request. Request is malformed or invalid.");
		}
		if (this.clock.instant().isAfter(issued.issuedAt().plus(LIFETIME))) {
			throw refused(70008,
					"The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.");
		}
		if (!issued.visit().alias().equalsIgnoreCase(alias)) {
			throw refused(700005,
					"The provided authorization code is intended to use against other tenant, thus rejected. OAuth2 Authorization Code must be redeemed against same tenant it was acquired for (/common or /{tenant-ID} as appropriate).");
		}
		if (!issued.visit().parameter("redirect_uri").equals(redirectUri)) {
			throw registrations.wrongRedirect(redirectUri);
		}
		checkVerifier(issued.visit(), verifier);
		return issued;
	}

	/** Of two at the same time only one succeeds. */
	void use(String code) {
		if (!this.used.add(code)) {
			throw refused(54005,
					"OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");
		}
		this.open.remove(code);
	}

	private static void checkVerifier(Visit visit, String verifier) {
		String challenge = visit.parameter("code_challenge");
		if (challenge.isEmpty()) {
			return;
		}
		if (verifier.isEmpty()) {
			throw refused(50148,
					"The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.");
		}
		String expected = "S256".equals(visit.parameter("code_challenge_method")) ? sha256(verifier) : verifier;
		if (!expected.equals(challenge)) {
			throw refused(501481,
					"The Code_Verifier does not match the code_challenge supplied in the authorization request.");
		}
	}

	private static String sha256(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static EntraError refused(int code, String words) {
		return new EntraError(400, "invalid_grant", code, words);
	}

}
