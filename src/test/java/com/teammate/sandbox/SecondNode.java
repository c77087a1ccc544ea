package com.teammate.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.teammate.FreePort;

import org.springframework.context.ConfigurableApplicationContext;

/** The product once more, on the same database: what a restart or another node sees. */
public final class SecondNode implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private SecondNode(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Leaves the process to the first node, so that journeys of other tests stay there.
	 */
	public static SecondNode start() {
		return start("--server.port=0");
	}

	/**
	 * With more settings, which may need to know where it will stand.
	 * @param settings makes command line arguments from its address
	 */
	public static SecondNode atItsOwnAddress(Function<String, List<String>> settings) throws IOException {
		int port = FreePort.find();
		List<String> more = new ArrayList<>(settings.apply("http://localhost:" + port));
		more.add("--server.port=" + port);
		return start(more.toArray(String[]::new));
	}

	private static SecondNode start(String... settings) {
		return new SecondNode(Sandbox.run(TestSandbox.world(),
				Stream
					.concat(Stream.of("--camunda.bpm.job-execution.enabled=false", "--spring.jmx.enabled=false"),
							Stream.of(settings))
					.toArray(String[]::new)));
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
