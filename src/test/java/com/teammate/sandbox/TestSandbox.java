package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

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

	/**
	 * Otherwise tests would wait for an idle engine, for Microsoft and for a hanging job.
	 */
	private static final List<String> IN_A_HURRY = List.of("--camunda.bpm.job-execution.wait-time-in-millis=100",
			"--camunda.bpm.job-execution.max-wait=200",
			"--teammate.sbc.activation-intervals=500ms,2s,5s,10s,30s,1m,5m,15m,30m",
			"--teammate.voicerouting.time-limit=6s");

	private static final SandboxWorld WORLD = build();

	private static final Crashes CRASHES = new Crashes();

	private static final LogRecord LOG = new LogRecord();

	private static final ConfigurableApplicationContext PRODUCT = Sandbox.run(WORLD, TestSandbox::add,
			Stream.concat(Stream.of(NO_DAILY_CHECKS), IN_A_HURRY.stream()).toArray(String[]::new));

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
		WORLD.clock().beforeJumps(TestSandbox::letJobsEnd);
	}

	private TestSandbox() {
	}

	/** The world around the product, which is up when this returns. */
	public static SandboxWorld world() {
		WORLD.clock().align();
		return PRODUCT.isRunning() ? WORLD : null;
	}

	public static <T> T bean(Class<T> type) {
		return PRODUCT.getBean(type);
	}

	/** What works the engine's jobs off: a test may let it rest. */
	public static JobExecutor engine() {
		return bean(SpringProcessEngineConfiguration.class).getJobExecutor();
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

	/**
	 * A job under way when the clock jumps past its lock would be taken for lost, and run
	 * twice at once. Not longer than a while: some hang on purpose.
	 */
	private static void letJobsEnd(Duration jump) {
		if (jump.toMillis() < engine().getLockTimeInMillis()) {
			return;
		}
		JdbcClient database = bean(JdbcClient.class);
		Instant limit = Instant.now().plusSeconds(5);
		await().pollInterval(Duration.ofMillis(20))
			.until(() -> Instant.now().isAfter(limit)
					|| database.sql("select count(*) from act_ru_job where lock_exp_time_ is not null")
						.query(Integer.class)
						.single() == 0);
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
