package com.teammate.voicerouting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Our PowerShell script as a private file for one run: PowerShell cannot run it out of
 * the jar, and a copy made once at the start would fall to the clean-up of old temporary
 * files.
 */
final class Script implements AutoCloseable {

	private static final String RESOURCE = "/voicerouting/Set-VoiceRoute.ps1";

	private static final String PLACEHOLDER = "{script}";

	private final List<String> command;

	private final Path file;

	private Script(List<String> command, Path file) {
		this.command = command;
		this.file = file;
	}

	static Script of(List<String> command) throws IOException {
		Path file = Files.createTempFile("teammate-", ".ps1");
		try (InputStream script = Script.class.getResourceAsStream(RESOURCE)) {
			if (script == null) {
				throw new IllegalStateException("no " + RESOURCE);
			}
			// Not Files.copy: it would make the file anew, readable by everybody.
			Files.write(file, script.readAllBytes());
		}
		return new Script(command, file);
	}

	List<String> command() {
		return this.command.stream().map((part) -> part.equals(PLACEHOLDER) ? this.file.toString() : part).toList();
	}

	@Override
	public void close() {
		if (!this.file.toFile().delete()) {
			this.file.toFile().deleteOnExit();
		}
	}

}
