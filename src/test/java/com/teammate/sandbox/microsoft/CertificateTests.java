package com.teammate.sandbox.microsoft;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateTests {

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void acceptsAnAssertionOfTheRegisteredCertificateOnly(@TempDir Path folder) throws Exception {
		KeyStore ours = keyStore(folder.resolve("ours.p12"));
		KeyStore foreign = keyStore(folder.resolve("foreign.p12"));
		this.sample.consentToEverything("contoso.example");
		assertThat(code(ask(ours, Duration.ofMinutes(5)))).as("not registered").isEqualTo(700027);

		this.sample.microsoft.register(Registration.of(Sample.CLIENT, Sample.SECRET)
			.withCertificate((X509Certificate) ours.getCertificate("key")));

		assertThat(ask(ours, Duration.ofMinutes(5)).has("access_token")).isTrue();
		assertThat(code(ask(foreign, Duration.ofMinutes(5)))).isEqualTo(700027);
		assertThat(code(ask(ours, Duration.ofHours(-1)))).isEqualTo(700024);
	}

	private JsonNode ask(KeyStore store, Duration lifetime) throws Exception {
		SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256),
				new JWTClaimsSet.Builder().issuer(Sample.CLIENT)
					.subject(Sample.CLIENT)
					.audience("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token")
					.expirationTime(Date.from(Instant.now().plus(lifetime)))
					.build());
		assertion.sign(new RSASSASigner((PrivateKey) store.getKey("key", "password".toCharArray())));
		return Sample.json(this.sample.token("contoso.example",
				Map.of("grant_type", "client_credentials", "scope", Sample.GRAPH, "client_secret", "",
						"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
						"client_assertion", assertion.serialize())));
	}

	private static int code(JsonNode answer) {
		return answer.path("error_codes").path(0).asInt();
	}

	private static KeyStore keyStore(Path file) throws Exception {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "key", "-keyalg", "RSA", "-dname",
				"CN=TeamMate", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "password")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(file)) {
			store.load(stream, "password".toCharArray());
		}
		return store;
	}

}
