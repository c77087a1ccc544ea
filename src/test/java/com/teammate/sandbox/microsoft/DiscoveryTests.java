package com.teammate.sandbox.microsoft;

import java.net.URL;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiscoveryTests {

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void resolvesADomainToItsTenant() {
		String id = Sample.tenantId("contoso.example");

		JsonNode document = Sample.json(this.sample.get("/contoso.example/v2.0/.well-known/openid-configuration"));

		assertThat(document.get("issuer").asText()).isEqualTo("https://login.microsoftonline.com/" + id + "/v2.0");
		assertThat(document.get("token_endpoint").asText())
			.isEqualTo(this.sample.microsoft.address() + "/" + id + "/oauth2/v2.0/token");
		assertThat(this.sample.get("/organizations/v2.0/.well-known/openid-configuration").body())
			.contains("/{tenantid}/v2.0");
	}

	@Test
	void knowsNoTenantOfOtherDomains() {
		for (String domain : new String[] { "gmail.com", "contoso.com", "a.b.example", "-x.example" }) {
			var response = this.sample.get("/" + domain + "/v2.0/.well-known/openid-configuration");
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(Sample.json(response).at("/error_codes/0").asInt()).isEqualTo(90002);
		}
	}

	@Test
	void signsWithTheKeyItPublishes() throws Exception {
		JsonNode answer = Sample.json(
				this.sample.redeem("organizations", Map.of("code", this.sample.consentForEveryone("contoso.example"))));
		JWKSet keys = JWKSet.load(new URL(this.sample.microsoft.address() + "/contoso.example/discovery/v2.0/keys"));

		SignedJWT token = SignedJWT.parse(answer.get("id_token").asText());

		assertThat(token.verify(new RSASSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
			.isTrue();
	}

}
