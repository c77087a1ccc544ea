package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The sandbox's PostgreSQL; its data outlives the sandbox, also one that was killed. */
public final class SandboxDatabase implements AutoCloseable {

	private final Path data;

	private volatile EmbeddedPostgres postgres;

	private SandboxDatabase(int port, Path data) throws IOException {
		this.data = data;
		this.postgres = server(port, data);
	}

	/**
	 * @param port 0 picks a free one
	 */
	static SandboxDatabase start(int port, Path data) {
		try {
			Files.createDirectories(data);
			stopOrphan(data);
			return new SandboxDatabase(port, data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres server(int port, Path data) throws IOException {
		return EmbeddedPostgres.builder()
			.setPort(port)
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			// The defaults are made for throw-away data: they would not survive a hard
			// kill.
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setRegisterShutdownHook(false)
			.start();
	}

	/** Ends the server with all its connections and starts it again on its data. */
	public void restart() throws IOException {
		int port = port();
		this.postgres.close();
		this.postgres = server(port, this.data);
	}

	/** Ends the server with all its connections; it is back after that time. */
	void awayFor(Duration time) {
		int port = port();
		try {
			this.postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
			try {
				this.postgres = server(port, this.data);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/** A sandbox that was killed leaves its server running on the data folder. */
	private static void stopOrphan(Path data) throws IOException {
		Optional<ProcessHandle> orphan = server(data);
		if (orphan.isEmpty()) {
			return;
		}
		ProcessHandle server = orphan.get();
		server.destroy();
		CompletableFuture<ProcessHandle> exit = server.onExit();
		try {
			exit.get(10, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			server.destroyForcibly();
			exit.join();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("The old database server cannot be stopped", ex);
		}
	}

	private static Optional<ProcessHandle> server(Path data) throws IOException {
		Path pidFile = data.resolve("postmaster.pid");
		if (!Files.exists(pidFile)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(pidFile);
		return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
			.filter((process) -> process.info().command().orElse("").endsWith("postgres"));
	}

	public String url() {
		return this.postgres.getJdbcUrl("postgres", "postgres");
	}

	/** The regions that an enterprise has; none if it is not known. */
	List<String> regionsOf(String enterprise) {
		try (Connection connection = DriverManager.getConnection(url());
				PreparedStatement query = connection
					.prepareStatement("select unnest(sbc_regions) from enterprise where id::text = ?")) {
			query.setString(1, enterprise);
			List<String> regions = new ArrayList<>();
			ResultSet found = query.executeQuery();
			while (found.next()) {
				regions.add(found.getString(1));
			}
			return regions;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public int port() {
		return this.postgres.getPort();
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
	}

}
