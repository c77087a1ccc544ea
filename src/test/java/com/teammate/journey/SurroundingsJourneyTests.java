package com.teammate.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What surrounds the product breaks by the buttons of the sandbox's own page. */
class SurroundingsJourneyTests {

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@AfterEach
	void mendEverything() throws Exception {
		press("name-server-well");
		press("mail-well");
		press("secret-unknown");
	}

	@Test
	void waitForTheMailServerAndForTheNameServer() throws Exception {
		press("mail-down");
		try (Company company = Company.swift()) {
			company.awaitJobFailure("MAIL_SERVER_UNREACHABLE");
			press("mail-well");
			this.operator.hurry(company.id());
			press("name-server-refuses");
			company.consent();
			company.awaitJobFailure("DNS_UPDATE_REFUSED");
			press("name-server-down");
			press("name-server-well");
			this.operator.hurry(company.id());

			company.awaitActive();
		}
	}

	@Test
	void warnOperationsBeforeOurSecretEnds() throws Exception {
		press("secret-ends-soon");

		JsonNode credential = ResellerProgram.json(this.operator.text("/actuator/health")).at("/components/credential");

		assertThat(credential.path("status").asText()).isEqualTo("UP");
		assertThat(credential.at("/details/code").asText()).isEqualTo("CREDENTIAL_EXPIRES_SOON");
		assertThat(credential.at("/details/owner").asText()).isEqualTo("OPERATIONS");
		assertThat(credential.at("/details/daysLeft").asLong()).isEqualTo(9);
		assertThat(this.operator.text("/actuator/prometheus"))
			.containsPattern("teammate_credential_left_seconds 8[56]\\d{4}");
		await("said in the log").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
			TestSandbox.world().clock().forward(Duration.ofMinutes(1));
			return TestSandbox.log().text().contains("CREDENTIAL_EXPIRES_SOON");
		});
	}

	/** As a person does, on the page of simulated Microsoft. */
	private static void press(String button) throws IOException, InterruptedException {
		URI page = TestSandbox.world().microsoft().address();
		HttpRequest request = HttpRequest.newBuilder(page.resolve("/control/around/" + button))
			.POST(BodyPublishers.noBody())
			.build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).as(button)
			.isEqualTo(204);
	}

}
