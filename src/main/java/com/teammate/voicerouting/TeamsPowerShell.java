package com.teammate.voicerouting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/**
 * Runs the command once per job, because the module keeps a tenant's session for the life
 * of its process.
 */
@Component
class TeamsPowerShell {

	/** What a program needs to be found, to find its modules and to write files. */
	private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "TMPDIR", "PSModulePath");

	private static final int OUTPUT_LIMIT = 4 * 1024 * 1024;

	private static final int ERROR_LIMIT = 8 * 1024;

	private static final int QUOTE_LIMIT = 300;

	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	private final VoiceRoutingSettings settings;

	TeamsPowerShell(VoiceRoutingSettings settings) {
		this.settings = settings;
	}

	Answer run(Job job) {
		try (Script script = Script.of(this.settings.command())) {
			return run(start(script), job);
		}
		catch (IOException ex) {
			throw new VoiceRoutingFailure("NotStarted: " + this.settings.command().get(0), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new VoiceRoutingFailure("Interrupted: the job was stopped", ex);
		}
	}

	private Process start(Script script) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(script.command());
		Map<String, String> environment = builder.environment();
		environment.keySet()
			.removeIf((name) -> !ENVIRONMENT.contains(name) && !this.settings.environment().contains(name));
		environment.put("POWERSHELL_TELEMETRY_OPTOUT", "1");
		environment.put("POWERSHELL_UPDATECHECK", "Off");
		environment.put("NO_COLOR", "1");
		return builder.start();
	}

	private Answer run(Process process, Job job) throws InterruptedException {
		try {
			BoundedOutput output = BoundedOutput.of(process.getInputStream(), OUTPUT_LIMIT);
			BoundedOutput errors = BoundedOutput.of(process.getErrorStream(), ERROR_LIMIT);
			tell(process, job);
			if (!process.waitFor(this.settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
				throw new VoiceRoutingFailure("Timeout: killed after " + this.settings.timeLimit().toSeconds() + " s",
						null);
			}
			return answer(process.exitValue(), output.text(LAST_WORDS), errors.text(LAST_WORDS), job);
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	/** In a thread of its own, because a program that never reads would block us. */
	private static void tell(Process process, Job job) {
		Thread writer = new Thread(() -> {
			try (OutputStream input = process.getOutputStream()) {
				input.write((job.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				// It ended without reading; its exit code and words tell why.
			}
		}, "teams-powershell-input");
		writer.setDaemon(true);
		writer.start();
	}

	private static Answer answer(int exit, String output, String errors, Job job) {
		Answer answer = Answer.find(output);
		if (answer == null || (exit != 0 && answer.error() == null)) {
			String word = (exit == 0) ? "Rubbish" : "Exit" + exit;
			String words = line(errors.isBlank() ? output : errors, job);
			throw new VoiceRoutingFailure(word + ": " + words.substring(Math.max(0, words.length() - QUOTE_LIMIT)),
					null);
		}
		String message = line(answer.message(), job);
		return new Answer(answer.error(), message.substring(0, Math.min(QUOTE_LIMIT, message.length())),
				answer.routing());
	}

	private static String line(String text, Job job) {
		return job.redact(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
	}

}
