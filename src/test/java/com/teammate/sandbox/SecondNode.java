package com.teammate.sandbox;

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
		return new SecondNode(Sandbox.run(TestSandbox.world(), "--server.port=0",
				"--camunda.bpm.job-execution.enabled=false", "--spring.jmx.enabled=false"));
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
