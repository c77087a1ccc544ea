package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.teammate.FreePort;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL of the operating system with its tools, which the embedded one lacks, and
 * with passwords that count.
 */
final class InstalledPostgres implements AutoCloseable {

	private final Path programs;

	private final Path folder;

	private final int port;

	private final String password = UUID.randomUUID().toString();

	private final Process server;

	private InstalledPostgres(Path programs, Path folder) throws IOException {
		this.programs = programs;
		this.folder = folder;
		this.port = FreePort.find();
		Path secret = folder.resolve("password");
		Files.writeString(secret, this.password);
		if (isRoot()) {
			run(List.of("chown", "-R", "postgres", folder.toString()));
		}
		run(unprivileged("initdb", "-D", folder.resolve("data").toString(), "-U", "postgres", "-A", "scram-sha-256",
				"--pwfile=" + secret, "-E", "UTF8", "--locale=C.UTF-8"));
		this.server = process(unprivileged("postgres", "-D", folder.resolve("data").toString(), "-p",
				Integer.toString(this.port), "-k", folder.toString(), "-c", "listen_addresses=localhost"))
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		await("database").atMost(Duration.ofMinutes(2))
			.ignoreExceptions()
			.until(() -> client("postgres").sql("select true").query(Boolean.class).single());
	}

	/** Where the newest one is, if there is any. */
	static Optional<Path> programs() {
		try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
			return versions.map((version) -> version.resolve("bin"))
				.filter((bin) -> Files.exists(bin.resolve("initdb")) && Files.exists(bin.resolve("pg_dump")))
				.max(Comparator.comparing(Path::toString));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	static InstalledPostgres start(Path programs) throws IOException {
		return new InstalledPostgres(programs, Files.createTempDirectory("installed-postgres"));
	}

	String url(String database) {
		return "jdbc:postgresql://localhost:" + this.port + "/" + database;
	}

	/** As its administrator. */
	JdbcClient client(String database) {
		return JdbcClient.create(new DriverManagerDataSource(url(database), "postgres", this.password));
	}

	/** One of its tools, as its administrator. */
	void tool(String name, String... arguments) {
		List<String> command = new ArrayList<>(List.of(this.programs.resolve(name).toString(), "-h", "localhost", "-p",
				Integer.toString(this.port), "-U", "postgres"));
		command.addAll(List.of(arguments));
		run(command);
	}

	private List<String> unprivileged(String program, String... arguments) {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of("runuser", "-u", "postgres", "--"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(List.of(arguments));
		return command;
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private void run(List<String> command) {
		try {
			Process process = process(command).start();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command::toString).isTrue();
			assertThat(process.exitValue()).as(() -> command + ": " + log()).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private ProcessBuilder process(List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
		builder.environment().put("PGPASSWORD", this.password);
		return builder;
	}

	private Path logFile() {
		return this.folder.resolveSibling(this.folder.getFileName() + ".log");
	}

	private String log() {
		try {
			return Files.readString(logFile());
		}
		catch (IOException ex) {
			return ex.getMessage();
		}
	}

	@Override
	public void close() {
		// The server itself, not only the runuser before it.
		this.server.descendants().forEach(ProcessHandle::destroy);
		this.server.destroy();
	}

}
