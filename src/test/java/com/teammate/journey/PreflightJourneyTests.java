package com.teammate.journey;

import java.net.http.HttpResponse;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reseller is told before any mail goes out. */
class PreflightJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram northwind = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	private final ResellerProgram adventure = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_adventure");

	private final String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	@Test
	void startsWhatTheDryRunPromised() {
		String admin = "admin@" + this.domain;

		JsonNode before = rehearse(this.northwind, admin);
		String id = this.northwind.onboard("Preflight", admin, "us-east-1").path("id").asText();
		JsonNode after = rehearse(this.northwind, "ceo@" + this.domain);

		assertThat(before.path("wouldStart").asBoolean()).isTrue();
		assertThat(before.path("findings")).isEmpty();
		assertThat(after.path("wouldStart").asBoolean()).isFalse();
		assertThat(after.at("/findings/0/code").asText()).isEqualTo("TENANT_TAKEN");
		assertThat(after.at("/findings/0/message").asText()).contains(id);
	}

	@Test
	void doesNotTellAnotherResellerWhoseItIs() {
		String admin = "admin@" + this.domain;
		String id = this.northwind.onboard("Preflight", admin, "us-east-1").path("id").asText();

		HttpResponse<String> refusal = this.adventure.post("/api/v1/enterprises", body(admin));

		assertThat(refusal.statusCode()).isEqualTo(422);
		assertThat(ResellerProgram.read(refusal).path("code").asText()).isEqualTo("preflight_failed");
		assertThat(ResellerProgram.read(refusal).at("/findings/0/code").asText()).isEqualTo("ADDRESS_TAKEN");
		assertThat(refusal.body()).contains("another provider").doesNotContain(id, "Northwind");
	}

	@ParameterizedTest
	@CsvSource({ "someone@outlook.com, CONSUMER_ADDRESS", "admin@no-such-tenant.invalid, UNKNOWN_DOMAIN",
			"admin@woodgrove.example, WRONG_CLOUD" })
	void sendsNoMailToAnAddressWithoutATenant(String admin, String code) {
		JsonNode rehearsal = rehearse(this.northwind, admin);
		HttpResponse<String> refusal = this.northwind.post("/api/v1/enterprises", body(admin));

		assertThat(rehearsal.at("/findings/0/code").asText()).isEqualTo(code);
		assertThat(refusal.statusCode()).isEqualTo(422);
		assertThat(ResellerProgram.read(refusal).at("/errors/0/field").asText()).isEqualTo("adminEmail");
		assertThat(this.world.mailbox().to(admin)).isEmpty();
	}

	private static JsonNode rehearse(ResellerProgram reseller, String admin) {
		HttpResponse<String> answer = reseller.post("/api/v1/enterprises?dryRun=true", body(admin));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return ResellerProgram.read(answer);
	}

	private static String body(String admin) {
		return """
				{"name":"Preflight","adminEmail":"%s","sbcRegions":["us-east-1"],"services":["TRUNK"]}"""
			.formatted(admin);
	}

}
