package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One sandbox for all journey tests of a run: started on first use, on free ports, ended
 * with the JVM.
 */
public final class TestSandbox {

	/**
	 * Otherwise each jump of the clock would check every enterprise that any test has
	 * left behind.
	 */
	private static final String NO_DAILY_CHECKS = "--teammate.drift.every=36500d";

	/** An idle engine looks for work more often, because tests wait for it. */
	private static final String OFTEN = "--camunda.bpm.job-execution.wait-time-in-millis=100";

	private static final String AND_SOON = "--camunda.bpm.job-execution.max-wait=200";

	private static final SandboxWorld WORLD = build();

	private static final Crashes CRASHES = new Crashes();

	private static final LogRecord LOG = new LogRecord();

	private static final ConfigurableApplicationContext PRODUCT = Sandbox.run(WORLD, TestSandbox::add, NO_DAILY_CHECKS,
			OFTEN, AND_SOON);

	private TestSandbox() {
	}

	/** The world around the product, which is up when this returns. */
	public static SandboxWorld world() {
		return PRODUCT.isRunning() ? WORLD : null;
	}

	public static <T> T bean(Class<T> type) {
		return PRODUCT.getBean(type);
	}

	/** Failures of the product at the worst moments. */
	public static Crashes crashes() {
		return CRASHES;
	}

	/** All that this JVM has logged since the product began to start. */
	public static LogRecord log() {
		return LOG;
	}

	private static void add(ConfigurableApplicationContext context) {
		LOG.attach();
		context.getBeanFactory().addBeanPostProcessor(CRASHES);
	}

	private static SandboxWorld build() {
		try {
			SandboxWorld world = SandboxWorld.start(SandboxPorts.anywhere(),
					Files.createTempDirectory(Path.of("target"), "sandbox-"));
			SpringApplication.getShutdownHandlers().add(world::shutDown);
			return world;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
