package com.teammate.voicerouting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import com.teammate.enterprise.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The sandbox's stand-in for Teams PowerShell, run as the sandbox runs it. */
class StandInTests {

	private static final TeamsAccess ACCESS = new TeamsAccess(new TenantId(UUID.randomUUID()), "graph", "teams");

	private static final VoiceRoute ROUTE = new VoiceRoute("TM-a-us", "TM-a", "TM-a", "a.sbc.example", 1);

	private final AtomicReference<String> asked = new AtomicReference<>();

	private HttpServer microsoft;

	@BeforeEach
	void start() throws IOException {
		this.microsoft = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.microsoft.start();
	}

	@AfterEach
	void stop() {
		this.microsoft.stop(0);
	}

	@Test
	void passesTheJobOnAndTheAnswerBack() {
		answer(200, "{ \"ok\" : true,\n \"routing\" : { \"usages\":[\"TM-a\"],\n\"routes\":[],\"policies\":[] } }");

		Answer answer = powerShell().run(Job.ensure(ACCESS, ROUTE));

		assertThat(answer.orThrow().hasUsage("tm-A")).isTrue();
		assertThat(this.asked.get()).contains("\"operation\":\"ensure\"", "\"graphToken\":\"graph\"");
	}

	@Test
	void passesARefusalBack() {
		answer(400, "{\"ok\":false,\"error\":\"GatewayNotFound\",\"message\":\"Cannot find specified Gateway\"}");

		assertThat(powerShell().run(Job.ensure(ACCESS, ROUTE)).isGatewayUnknown()).isTrue();
	}

	@Test
	void failsWhereMicrosoftIsAway() {
		this.microsoft.stop(0);

		assertThatExceptionOfType(VoiceRoutingFailure.class)
			.isThrownBy(() -> powerShell().run(Job.ensure(ACCESS, ROUTE)))
			.withMessageStartingWith("Exit1: ");
	}

	private void answer(int status, String body) {
		this.microsoft.createContext("/teams-powershell", (exchange) -> {
			this.asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
	}

	private TeamsPowerShell powerShell() {
		URI address = URI.create("http://localhost:" + this.microsoft.getAddress().getPort());
		return new TeamsPowerShell(
				new VoiceRoutingSettings(com.teammate.sandbox.microsoft.TeamsPowerShell.command(address),
						Duration.ofSeconds(60), Duration.ofSeconds(1), List.of()));
	}

}
