package com.teammate.api;

import java.util.Optional;
import java.util.UUID;

import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.Resellers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

@ApiTest
class ApiSecurityTests {

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Enterprises enterprises;

	String key = "";

	@BeforeEach
	void register() {
		var reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.key = this.resellers.issueApiKey(reseller.id(), "test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/enterprises", "/api/v1/enterprises/" + "0b8f9a3e-6f3b-4a53-9d0c-1a8b6d1f6d8e",
			"/api/v1/enterprises/0b8f9a3e-6f3b-4a53-9d0c-1a8b6d1f6d8e/onboarding", "/api/v1/sbc-regions",
			"/api/v1/pbx-types", "/api/v1/nothing-here", "/api/", "/api" })
	void asksStrangersForAKey(String path) {
		var reply = new ApiClient(this.port, "").get(path);

		reply.isProblem(401, "unauthorized");
		assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"teammate\"");
		assertThat(reply.header("Set-Cookie")).isEmpty();
	}

	@Test
	void asksStrangersForAKeyBeforeItReadsTheirBody() {
		var reply = new ApiClient(this.port, "").start("{rubbish");

		reply.isProblem(401, "unauthorized");
		verifyNoInteractions(this.enterprises);
	}

	@Test
	void refusesAnUnknownKey() {
		var reply = new ApiClient(this.port, "tmk_unknown").get("/api/v1/sbc-regions");

		reply.isProblem(401, "unauthorized");
		assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"teammate\", error=\"invalid_token\"");
	}

	@Test
	void refusesARevokedKey() {
		this.resellers.revokeApiKey(this.key);

		new ApiClient(this.port, this.key).get("/api/v1/sbc-regions").isProblem(401, "unauthorized");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic ", "Token ", "", "Bearer" })
	void refusesAKeyInAnyOtherScheme(String scheme) {
		var client = new ApiClient(this.port, "");

		client.get("/api/v1/sbc-regions", "Authorization", scheme + this.key).isProblem(401, "unauthorized");
	}

	@Test
	void letsAResellerInByItsKey() {
		assertThat(new ApiClient(this.port, this.key).get("/api/v1/pbx-types").status()).isEqualTo(200);
		assertThat(
				new ApiClient(this.port, "").get("/api/v1/pbx-types", "Authorization", "bearer " + this.key).status())
			.isEqualTo(200);
	}

	@Test
	void asksOnlyForTheResellersOwnEnterprises() {
		var id = UUID.randomUUID();
		var reseller = this.resellers.withApiKey(this.key).orElseThrow();
		given(this.enterprises.find(eq(reseller.id()), any())).willReturn(Optional.empty());

		new ApiClient(this.port, this.key).get("/api/v1/enterprises/" + id).isProblem(404, "enterprise_not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/nothing-here", "/api/", "/api/v2/enterprises", "/api/v1/enterprises/" })
	void saysThatThereIsNothing(String path) {
		new ApiClient(this.port, this.key).get(path).isProblem(404, "not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/removed", "/disable/now", "/users/x/y" })
	void doesNotPretendToHaveWhatIsNotThere(String action) {
		new ApiClient(this.port, this.key).post("/api/v1/enterprises/" + UUID.randomUUID() + action, "{}")
			.isProblem(404, "not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/enterprises;a=1", "/api/v1//enterprises", "/api/v1/%2e%2e/enterprises" })
	void refusesTrickyAddresses(String path) {
		new ApiClient(this.port, this.key).get(path).isProblem(400, "bad_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/x%2Fy", "/api/v1/%00" })
	void leavesAddressesThatAreNoneToTheServer(String path) {
		var reply = new ApiClient(this.port, this.key).get(path);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.response().body()).doesNotContain("Tomcat/", "Exception");
	}

}
