package com.teammate.production;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar as a process of its own: it sees nothing of the test but its
 * environment.
 */
final class PackagedApplication {

	private final Process process;

	private final Path output;

	private PackagedApplication(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * @param output where its log goes, after what is there already
	 */
	static PackagedApplication start(Map<String, String> environment, Path output) {
		return start(jar(), environment, output);
	}

	/** The same of another release. */
	static PackagedApplication start(Path jar, Map<String, String> environment, Path output) {
		ProcessBuilder builder = new ProcessBuilder(java(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString());
		builder.directory(output.getParent().toFile());
		builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
		builder.environment().putAll(environment);
		builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
		try {
			PackagedApplication application = new PackagedApplication(builder.start(), output);
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
			if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
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

	boolean isRunning() {
		return this.process.isAlive();
	}

	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String java() {
		return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
	}

}
