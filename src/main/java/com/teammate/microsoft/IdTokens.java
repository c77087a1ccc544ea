package com.teammate.microsoft;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Checks ID tokens, of which msal4j checks nothing. */
@Component
class IdTokens {

	private final MicrosoftSettings settings;

	private final NimbusJwtDecoder decoder;

	IdTokens(MicrosoftSettings settings, Clock clock) {
		this.settings = settings;
		this.decoder = NimbusJwtDecoder
			.withJwkSetUri(settings.loginBase() + "/" + Registration.ANY_TENANT + "/discovery/v2.0/keys")
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.restOperations(rest(settings))
			.build();
		JwtTimestampValidator times = new JwtTimestampValidator();
		times.setClock(clock);
		this.decoder.setJwtValidator(both(times, this::fits));
	}

	/**
	 * Checks signature, issuer, audience, times and nonce; throws a
	 * {@link MicrosoftFailure} with signal {@code id_token} when one is wrong.
	 */
	Person check(@Nullable String idToken, String nonce) {
		Jwt jwt = decode((idToken != null) ? idToken : "");
		if (!nonce.equals(jwt.getClaimAsString("nonce"))) {
			throw unfit("nonce");
		}
		List<String> roles = jwt.getClaimAsStringList("wids");
		return new Person(TenantId.of(jwt.getClaimAsString("tid")), jwt.getClaimAsString("oid"),
				(roles != null) ? Set.copyOf(roles) : Set.of());
	}

	private Jwt decode(String idToken) {
		try {
			return this.decoder.decode(idToken);
		}
		catch (BadJwtException ex) {
			throw unfit("signature, issuer, audience, times or tenant");
		}
		catch (JwtException ex) {
			throw new MicrosoftFailure(Kind.TRANSIENT, Signals.UNREACHABLE, "no keys to check the ID token with", null,
					null, null);
		}
	}

	/** The issuer carries the tenant, so it is compared with the token's own one. */
	private OAuth2TokenValidatorResult fits(Jwt jwt) {
		String tenant = jwt.getClaimAsString("tid");
		boolean fits = isTenant(tenant) && jwt.getExpiresAt() != null && jwt.getClaimAsString("oid") != null
				&& (this.settings.issuerBase() + "/" + tenant + "/v2.0").equals(jwt.getClaimAsString("iss"))
				&& List.of(this.settings.clientId()).equals(jwt.getAudience());
		return fits ? OAuth2TokenValidatorResult.success()
				: OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
	}

	private static boolean isTenant(@Nullable String text) {
		try {
			return text != null && TenantId.of(text).toString().equals(text);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static OAuth2TokenValidator<Jwt> both(OAuth2TokenValidator<Jwt> one, OAuth2TokenValidator<Jwt> other) {
		return (jwt) -> {
			OAuth2TokenValidatorResult result = one.validate(jwt);
			return result.hasErrors() ? result : other.validate(jwt);
		};
	}

	private static MicrosoftFailure unfit(String what) {
		return new MicrosoftFailure(Kind.REFUSED, "id_token", "the ID token has a wrong " + what, null, null, null);
	}

	private static RestTemplate rest(MicrosoftSettings settings) {
		var factory = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
		factory.setReadTimeout(settings.readTimeout());
		return new RestTemplate(factory);
	}

	/** Who an ID token speaks of; {@code roles} are template ids. */
	record Person(TenantId tenant, String objectId, Set<String> roles) {

		@Override
		public String toString() {
			return "Person[tenant=" + this.tenant + "]";
		}

	}

}
