package com.teammate.account;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A small OpenID Connect provider that asks nothing and vouches for whom a test names.
 */
public final class Vouching implements AutoCloseable {

	private final RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();

	private final HttpServer server;

	private volatile Map<String, Object> claims = Map.of();

	private volatile String nonce = "";

	private Vouching() throws IOException, JOSEException {
		this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		this.server.createContext("/.well-known/openid-configuration", (exchange) -> json(exchange, """
				{"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
				"jwks_uri":"%1$s/keys","subject_types_supported":["public"],"response_types_supported":["code"],
				"id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer())));
		this.server.createContext("/authorize", this::authorize);
		this.server.createContext("/token", (exchange) -> json(exchange,
				"{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken() + "\"}"));
		this.server.createContext("/keys", (exchange) -> json(exchange, new JWKSet(this.key.toPublicJWK()).toString()));
		this.server.start();
	}

	public static Vouching start() throws IOException, JOSEException {
		return new Vouching();
	}

	public String issuer() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** Whoever comes from now on is this. */
	public void vouchFor(Map<String, Object> person) {
		this.claims = new HashMap<>(person);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> query = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
		this.nonce = query.get("nonce");
		exchange.getResponseHeaders()
			.add("Location", URI.create(query.get("redirect_uri")) + "?code=1&state="
					+ URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private String idToken() {
		Instant now = Instant.now();
		JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().issuer(issuer())
			.subject("somebody")
			.audience("teammate")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)))
			.claim("nonce", this.nonce);
		this.claims.forEach(set::claim);
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), set.build());
		try {
			token.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private static void json(HttpExchange exchange, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
