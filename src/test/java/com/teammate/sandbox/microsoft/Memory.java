package com.teammate.sandbox.microsoft;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the tenants in a file, so that a sandbox goes on where it was stopped. */
final class Memory implements AutoCloseable {

	private static final System.Logger LOGGER = System.getLogger(Memory.class.getName());

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final AtomicBoolean changed = new AtomicBoolean();

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Memory::thread);

	private final Tenants tenants;

	private final Path file;

	Memory(Tenants tenants, Path file) {
		this.tenants = tenants;
		this.file = file;
		load();
		next(PAUSE);
	}

	/** Something may have changed. */
	void touch() {
		this.changed.set(true);
	}

	private void load() {
		if (!Files.exists(this.file)) {
			return;
		}
		try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(this.file))) {
			while (true) {
				this.tenants.restore((Tenant) in.readUnshared());
			}
		}
		catch (EOFException ex) {
			// that was the last one
		}
		catch (IOException | ClassNotFoundException | ClassCastException ex) {
			LOGGER.log(System.Logger.Level.WARNING,
					"The simulated tenants of the last run cannot be read, so all start afresh", ex);
		}
	}

	private void next(Duration pause) {
		this.thread.schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Rests the longer the more there is to write, so that load tests hardly notice. */
	private void run() {
		long start = System.nanoTime();
		save();
		Duration pause = Duration.ofNanos(System.nanoTime() - start).multipliedBy(20);
		next((pause.compareTo(PAUSE) > 0) ? pause : PAUSE);
	}

	private synchronized void save() {
		if (!this.changed.getAndSet(false)) {
			return;
		}
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			Path fresh = this.file.resolveSibling(this.file.getFileName() + ".new");
			try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(fresh))) {
				for (Tenant tenant : this.tenants.all()) {
					synchronized (tenant) {
						out.writeUnshared(tenant);
					}
				}
			}
			Files.move(fresh, this.file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			touch();
			LOGGER.log(System.Logger.Level.WARNING, "Cannot keep the simulated tenants, will try again", ex);
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
		save();
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "simulated-microsoft-memory");
		thread.setDaemon(true);
		return thread;
	}

}
