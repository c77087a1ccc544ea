package com.teammate.microsoft;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class IdTokensTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final IdTokenFactory MICROSOFT = new IdTokenFactory(NOW);

	private static final IdTokenFactory FORGER = new IdTokenFactory(NOW, "key-1");

	private final StubMicrosoft microsoft = new StubMicrosoft();

	private final IdTokens idTokens = new IdTokens(this.microsoft.settings(), Clock.fixed(NOW, ZoneOffset.UTC));

	@BeforeEach
	void publishKeys() {
		this.microsoft.answer("GET /organizations/discovery/v2.0/keys", StubMicrosoft.json(200, MICROSOFT.keys()));
	}

	@AfterEach
	void stop() {
		this.microsoft.close();
	}

	@Test
	void acceptsWhatMicrosoftSigned() {
		IdTokens.Person person = this.idTokens.check(MICROSOFT.token("n", (claims) -> {
		}), "n");

		assertThat(person.tenant()).hasToString(StubMicrosoft.TENANT);
		assertThat(person.objectId()).isEqualTo("person-1");
		assertThat(person.roles()).containsExactly("role-1");
	}

	static Stream<Arguments> wrongClaims() {
		return Stream.of(claim("another audience", (claims) -> claims.audience("somebody else")),
				claim("a second audience", (claims) -> claims.audience(List.of(StubMicrosoft.CLIENT, "else"))),
				claim("another issuer", (claims) -> claims.issuer("https://evil.example/v2.0")),
				claim("the issuer of another tenant",
						(claims) -> claims
							.issuer("https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001/v2.0")),
				claim("another tenant", (claims) -> claims.claim("tid", "00000000-0000-0000-0000-000000000001")),
				claim("no tenant", (claims) -> claims.claim("tid", null)),
				claim("a tenant that is a path",
						(claims) -> claims.claim("tid", "x/..").issuer("https://login.microsoftonline.com/x/../v2.0")),
				claim("no person", (claims) -> claims.claim("oid", null)),
				claim("an end in the past", (claims) -> claims.expirationTime(Date.from(NOW.minusSeconds(120)))),
				claim("no end", (claims) -> claims.expirationTime(null)),
				claim("a start in the future", (claims) -> claims.notBeforeTime(Date.from(NOW.plusSeconds(600)))),
				claim("another nonce", (claims) -> claims.claim("nonce", "other")),
				claim("no nonce", (claims) -> claims.claim("nonce", null)));
	}

	private static Arguments claim(String name, Consumer<JWTClaimsSet.Builder> change) {
		return arguments(name, change);
	}

	@ParameterizedTest(name = "rejectsATokenWith {0}")
	@MethodSource("wrongClaims")
	void rejectsATokenWith(String what, Consumer<JWTClaimsSet.Builder> change) {
		assertRejected(MICROSOFT.token("n", change));
	}

	@Test
	void rejectsASignatureByAnotherKey() {
		assertRejected(FORGER.token("n", (claims) -> {
		}));
	}

	@Test
	void rejectsATokenWithoutSignature() {
		assertRejected(new PlainJWT(MICROSOFT.claims("n").build()).serialize());
	}

	@Test
	void rejectsATokenSignedWithThePublicKeyAsSecret() throws JOSEException {
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
				MICROSOFT.claims("n").build());
		jwt.sign(new MACSigner(MICROSOFT.keys().getBytes()));

		assertRejected(jwt.serialize());
	}

	@Test
	void rejectsNoTokenAtAll() {
		assertRejected(null);
	}

	@Test
	void doesNotBlameTheTokenWhenTheKeysAreOutOfReach() {
		this.microsoft.answer("GET /organizations/discovery/v2.0/keys", StubMicrosoft.json(503, ""));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.idTokens.check(MICROSOFT.token("n", (claims) -> {
				}), "n"));

		assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
	}

	private void assertRejected(String token) {
		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class, () -> this.idTokens.check(token, "n"));

		assertThat(failure.signal()).isEqualTo("id_token");
		assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
	}

}
