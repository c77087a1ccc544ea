package com.teammate.production;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.teammate.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One of several nodes: a process, and those that follow it at the same address. */
final class Node {

	private final Map<String, String> environment;

	private final int port;

	private final Path output;

	private PackagedApplication application;

	Node(Map<String, String> environment, Path output) throws IOException {
		this.port = FreePort.find();
		this.environment = new TreeMap<>(environment);
		this.environment.put("SERVER_PORT", Integer.toString(this.port));
		this.output = output;
	}

	int port() {
		return this.port;
	}

	void start() {
		this.application = PackagedApplication.start(this.environment, this.output);
	}

	void kill() {
		if (this.application != null) {
			this.application.kill();
		}
	}

	String output() {
		return this.application.output();
	}

	EngineRest operator() {
		return new EngineRest(URI.create("http://localhost:" + this.port));
	}

	void awaitReady() {
		EngineRest operator = operator();
		await("ready").atMost(Duration.ofSeconds(120)).until(() -> {
			assertThat(this.application.isRunning()).as(this.application::output).isTrue();
			return operator.status("/actuator/health/readiness") == 200;
		});
	}

}
