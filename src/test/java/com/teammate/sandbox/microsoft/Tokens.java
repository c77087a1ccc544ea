package com.teammate.sandbox.microsoft;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Issues and reads tokens, signed with a key of this process. */
final class Tokens {

	static final Duration LIFETIME = Duration.ofSeconds(3599);

	/** In every application's token, whatever its roles. */
	private static final String ANY_APPLICATION = "0997a1d0-0d1d-4acb-b408-d5ca73121e90";

	/** In every member's token, whatever his roles. */
	private static final String ANY_USER = "b79fbf4d-3ef9-4689-8143-76b194e85509";

	private final RSAKey key = newKey();

	private final Clock clock;

	Tokens(Clock clock) {
		this.clock = clock;
	}

	JWKSet publicKeys() {
		return new JWKSet(this.key.toPublicJWK());
	}

	/** With the roles that have arrived by now; none at all is no error. */
	String forApplication(Tenant tenant, ServicePrincipal application, Resource resource) {
		Instant now = this.clock.instant();
		List<String> roles = tenant.appRoleAssignments()
			.stream()
			.filter((one) -> one.principalId().equals(application.id()))
			.filter((one) -> one.resourceId().equals(tenant.servicePrincipal(resource).id()))
			.filter((one) -> !now.isBefore(one.inTokensFrom()))
			.map((one) -> one.permission().name())
			.toList();
		JWTClaimsSet.Builder claims = access(tenant, resource).claim("appid", application.appId())
			.claim("app_displayname", application.displayName())
			.claim("appidacr", "1")
			.claim("idtyp", "app")
			.claim("oid", application.id())
			.subject(application.id())
			.claim("wids", wids(tenant, application.id(), ANY_APPLICATION));
		if (!roles.isEmpty()) {
			claims.claim("roles", roles);
		}
		return sign(claims);
	}

	String forUser(Tenant tenant, User user, String clientId, Resource resource, Set<String> scopes) {
		Set<String> all = new TreeSet<>(scopes);
		all.addAll(Set.of("openid", "profile", "email"));
		return sign(access(tenant, resource).claim("appid", clientId)
			.claim("app_displayname", Registration.NAME)
			.claim("idtyp", "user")
			.claim("name", user.displayName())
			.claim("oid", user.id())
			.claim("scp", String.join(" ", all))
			.subject(Guids.of("subject", user.id()))
			.claim("unique_name", user.userPrincipalName())
			.claim("upn", user.userPrincipalName())
			.claim("wids", wids(tenant, user.id(), ANY_USER)));
	}

	String identity(Tenant tenant, User user, String clientId, String nonce) {
		JWTClaimsSet.Builder claims = claims().issuer("https://login.microsoftonline.com/" + tenant.id() + "/v2.0")
			.audience(clientId)
			.subject(Guids.of("subject", clientId + user.id()))
			.claim("name", user.displayName())
			.claim("oid", user.id())
			.claim("preferred_username", user.userPrincipalName())
			.claim("tid", tenant.id())
			.claim("uti", Guids.random())
			.claim("ver", "2.0")
			.claim("wids", wids(tenant, user.id(), ANY_USER));
		if (!nonce.isEmpty()) {
			claims.claim("nonce", nonce);
		}
		return sign(claims);
	}

	/** Checks the signature only. */
	AccessToken read(String token) throws ParseException {
		SignedJWT jwt = SignedJWT.parse(token);
		try {
			if (!jwt.verify(new RSASSAVerifier(this.key))) {
				throw new ParseException("Signature is wrong", 0);
			}
		}
		catch (JOSEException ex) {
			throw new ParseException("Signature cannot be checked", 0);
		}
		return AccessToken.of(jwt.getJWTClaimsSet());
	}

	private JWTClaimsSet.Builder access(Tenant tenant, Resource resource) {
		return claims().issuer("https://sts.windows.net/" + tenant.id() + "/")
			.audience(resource.audience())
			.claim("tid", tenant.id())
			.claim("uti", Guids.random())
			.claim("ver", "1.0");
	}

	private JWTClaimsSet.Builder claims() {
		Instant now = this.clock.instant();
		return new JWTClaimsSet.Builder().issueTime(Date.from(now))
			.notBeforeTime(Date.from(now))
			.expirationTime(Date.from(now.plus(LIFETIME)));
	}

	private static List<String> wids(Tenant tenant, String principalId, String always) {
		List<String> wids = new ArrayList<>(new TreeSet<>(tenant.rolesInTokens(principalId)));
		wids.add(always);
		return wids;
	}

	private String sign(JWTClaimsSet.Builder claims) {
		SignedJWT jwt = new SignedJWT(
				new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).type(JOSEObjectType.JWT).build(),
				claims.build());
		try {
			jwt.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return jwt.serialize();
	}

	private static RSAKey newKey() {
		try {
			return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
