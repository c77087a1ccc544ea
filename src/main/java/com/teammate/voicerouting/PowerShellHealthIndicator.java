package com.teammate.voicerouting;

import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

import com.teammate.operations.Probe;

import org.springframework.stereotype.Component;

/** PowerShell: that the command is there; a start of it takes seconds. */
@Component
class PowerShellHealthIndicator extends Probe {

	private final VoiceRoutingSettings settings;

	PowerShellHealthIndicator(VoiceRoutingSettings settings, Clock clock) {
		super(clock);
		this.settings = settings;
	}

	@Override
	protected void look() throws FileNotFoundException {
		Path command = Path.of(this.settings.command().get(0));
		boolean found = (command.getNameCount() > 1) ? Files.isExecutable(command)
				: Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
					.anyMatch((folder) -> Files.isExecutable(Path.of(folder).resolve(command)));
		if (!found) {
			throw new FileNotFoundException("not on the path");
		}
	}

}
