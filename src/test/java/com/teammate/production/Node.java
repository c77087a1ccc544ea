package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
		start(PackagedApplication.jar(), Map.of());
	}

	/**
	 * @param more what it is told besides
	 */
	void start(Path jar, Map<String, String> more) {
		Map<String, String> all = new TreeMap<>(this.environment);
		all.putAll(more);
		this.application = PackagedApplication.start(jar, all, this.output);
	}

	void stop() {
		this.application.stop();
	}

	void kill() {
		if (this.application != null) {
			this.application.kill();
		}
	}

	Duration cpu() {
		return this.application.cpu();
	}

	/** What its process of now has said. */
	Stream<String> lines() {
		return this.application.lines();
	}

	/** What all its processes have said. */
	Stream<String> allLines() {
		try {
			return Files.readString(this.output).lines();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI address() {
		return URI.create("http://localhost:" + this.port);
	}

	EngineRest operator() {
		return new EngineRest(address());
	}

	void awaitReady() {
		EngineRest operator = operator();
		await("ready").atMost(Duration.ofMinutes(5)).until(() -> {
			assertThat(this.application.isRunning()).as(this.application::output).isTrue();
			return operator.status("/actuator/health/readiness") == 200;
		});
	}

}
