package com.teammate.microsoft;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Signs ID tokens as Entra would. */
final class IdTokenFactory {

	static final String ISSUER = "https://login.microsoftonline.com/" + StubMicrosoft.TENANT + "/v2.0";

	private final RSAKey key;

	private final Instant now;

	IdTokenFactory(Instant now) {
		this(now, "key-1");
	}

	IdTokenFactory(Instant now, String keyId) {
		this.now = now;
		try {
			this.key = new RSAKeyGenerator(2048).keyID(keyId).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String keys() {
		return new JWKSet(this.key.toPublicJWK()).toString();
	}

	JWTClaimsSet.Builder claims(String nonce) {
		return new JWTClaimsSet.Builder().issuer(ISSUER)
			.audience(StubMicrosoft.CLIENT)
			.issueTime(Date.from(this.now))
			.notBeforeTime(Date.from(this.now))
			.expirationTime(Date.from(this.now.plusSeconds(3600)))
			.claim("tid", StubMicrosoft.TENANT)
			.claim("oid", "person-1")
			.claim("nonce", nonce)
			.claim("wids", List.of("role-1"));
	}

	String token(String nonce, Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = claims(nonce);
		change.accept(claims);
		return sign(claims.build());
	}

	String sign(JWTClaimsSet claims) {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build(),
					claims);
			jwt.sign(new RSASSASigner(this.key));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
