package com.teammate.sandbox.microsoft;

import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jwt.JWTClaimsSet;

/**
 * What an API reads in a token.
 *
 * @param permissions roles of an application, scopes of a person
 * @param directoryRoles template ids
 */
record AccessToken(String tenantId, String audience, String objectId, boolean application, Set<String> permissions,
		Set<String> directoryRoles, Instant expiresAt) {

	static AccessToken of(JWTClaimsSet claims) throws ParseException {
		String scopes = claims.getStringClaim("scp");
		return new AccessToken(claims.getStringClaim("tid"), claims.getAudience().get(0), claims.getStringClaim("oid"),
				scopes == null, (scopes == null) ? set(claims, "roles") : Set.of(scopes.split(" ")),
				set(claims, "wids"), claims.getExpirationTime().toInstant());
	}

	private static Set<String> set(JWTClaimsSet claims, String name) throws ParseException {
		return Set.copyOf(Optional.ofNullable(claims.getStringListClaim(name)).orElse(List.of()));
	}

	boolean isFor(Resource resource) {
		return this.audience.equals(resource.audience());
	}

}
