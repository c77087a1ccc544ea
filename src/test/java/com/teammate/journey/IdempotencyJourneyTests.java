package com.teammate.journey;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A reseller's program that repeats itself. */
class IdempotencyJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	@Test
	void beginsOneOnboardingForManyRequestsWithOneKey() {
		String domain = Company.newDomain();
		String key = UUID.randomUUID().toString();
		String body = ResellerProgram.request("Company " + domain, "admin@" + domain, "us-west");

		List<HttpResponse<String>> responses = IntStream.range(0, 12)
			.mapToObj((number) -> CompletableFuture.supplyAsync(() -> this.reseller.begin(body, key)))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();

		assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(201, 409).contains(201);
		HttpResponse<String> later = this.reseller.begin(body, key);
		assertThat(responses).filteredOn((response) -> response.statusCode() == 201)
			.extracting(HttpResponse::body)
			.containsOnly(later.body());
		assertThat(this.reseller.find(domain)).containsExactly(ResellerProgram.read(later).path("id").asText());
		this.reseller.awaitNextAction(this.reseller.find(domain).get(0), "ENTER_CODE");
		await().untilAsserted(() -> assertThat(this.world.mailbox().to("admin@" + domain)).hasSize(1));
	}

}
