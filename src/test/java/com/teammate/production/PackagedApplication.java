package com.teammate.production;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged jar as a process of its own: it sees nothing of the test but its
 * environment.
 */
final class PackagedApplication {

	private final Process process;

	private final Path output;

	private final long from;

	private PackagedApplication(Process process, Path output, long from) {
		this.process = process;
		this.output = output;
		this.from = from;
	}

	/**
	 * @param output where its log goes, after what is there already
	 */
	static PackagedApplication start(Map<String, String> environment, Path output) {
		return start(jar(), environment, output);
	}

	/** The same of another release. */
	static PackagedApplication start(Path jar, Map<String, String> environment, Path output) {
		// Compiling little starts sooner, and would be given little room for it.
		ProcessBuilder builder = new ProcessBuilder(java(), "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m",
				"-jar", jar.toString());
		builder.directory(output.getParent().toFile());
		builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
		builder.environment().putAll(environment);
		builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
		try {
			long from = Files.exists(output) ? Files.size(output) : 0;
			PackagedApplication application = new PackagedApplication(builder.start(), output, from);
			Runtime.getRuntime().addShutdownHook(new Thread(application.process::destroyForcibly));
			return application;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Path jar() {
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target").toAbsolutePath(),
				"enterprise-onboarding-*.jar")) {
			return jars.iterator().next();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends it as a power cut would. */
	void kill() {
		this.process.destroyForcibly();
		awaitExit();
	}

	/** Ends it as an upgrade would. */
	void stop() {
		this.process.destroy();
		awaitExit();
	}

	/** The exit code; it must end by itself, and soon. */
	int awaitExit() {
		try {
			if (!this.process.waitFor(3, TimeUnit.MINUTES)) {
				this.process.destroyForcibly();
				throw new AssertionError("It still runs: " + output());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What it has used of the processors. */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	boolean isRunning() {
		return this.process.isAlive();
	}

	/** What it has said since its start. */
	String output() {
		try {
			byte[] all = Files.readAllBytes(this.output);
			return new String(all, (int) this.from, all.length - (int) this.from, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same, without a line that it is just writing. */
	Stream<String> lines() {
		String said = output();
		return said.substring(0, said.lastIndexOf('\n') + 1).lines();
	}

	private static String java() {
		return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
	}

}
