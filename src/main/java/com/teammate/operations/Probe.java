package com.teammate.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Looks at a neighbour, at most twice a minute and never longer than a few seconds:
 * health is asked for often and by strangers, and must not become a load or a hang.
 */
public abstract class Probe implements HealthIndicator {

	private static final Duration FRESH = Duration.ofSeconds(30);

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final Clock clock;

	@Nullable private Health last;

	private Instant lookedAt = Instant.MIN;

	protected Probe(Clock clock) {
		this.clock = clock;
	}

	/** Throws when the neighbour does not answer as it should. */
	protected abstract void look() throws Exception;

	@Override
	public final synchronized Health health() {
		Instant now = this.clock.instant();
		if (this.last == null || this.lookedAt.plus(FRESH).isBefore(now)) {
			this.last = looked();
			this.lookedAt = now;
		}
		return this.last;
	}

	private Health looked() {
		CompletableFuture<Void> look = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				look();
				look.complete(null);
			}
			catch (Exception ex) {
				look.completeExceptionally(ex);
			}
		}, "health-" + getClass().getSimpleName());
		thread.setDaemon(true);
		thread.start();
		try {
			look.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			return Health.up().build();
		}
		catch (TimeoutException ex) {
			thread.interrupt();
			return Health.down().withDetail("reason", "no answer within " + LIMIT.toSeconds() + " s").build();
		}
		catch (ExecutionException ex) {
			// Not the message: it may hold an address or a password.
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			return Health.down().withDetail("reason", cause.getClass().getSimpleName()).build();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Health.unknown().build();
		}
	}

}
