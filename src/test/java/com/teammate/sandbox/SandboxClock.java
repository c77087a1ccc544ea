package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The time of the whole sandbox: it runs like any other, and jumps ahead when asked. How
 * far it is ahead is kept in a file, so that a restart does not turn it back.
 */
public final class SandboxClock extends Clock {

	private final Path file;

	private final AtomicReference<Duration> ahead;

	private volatile Consumer<Duration> patience = (jump) -> {
	};

	private SandboxClock(Path file, Duration ahead) {
		this.file = file;
		this.ahead = new AtomicReference<>(ahead);
		ClockUtil.offset(ahead.toMillis());
	}

	static SandboxClock remembering(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		return new SandboxClock(file, Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO);
	}

	/** What has to be over before time jumps that far. */
	void beforeJumps(Consumer<Duration> patience) {
		this.patience = patience;
	}

	/** Lets time pass for the product, its engine and simulated Microsoft together. */
	public synchronized void forward(Duration duration) {
		this.patience.accept(duration);
		Duration now = this.ahead.updateAndGet((before) -> before.plus(duration));
		ClockUtil.offset(now.toMillis());
		try {
			Files.writeString(this.file, now.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** For the engine's clock, which engine tests of the same JVM set back. */
	void align() {
		ClockUtil.offset(this.ahead.get().toMillis());
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.ahead.get());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(Clock.system(zone), this.ahead.get());
	}

}
