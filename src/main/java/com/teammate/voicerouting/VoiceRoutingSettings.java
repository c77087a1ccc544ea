package com.teammate.voicerouting;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Teams PowerShell is run.
 *
 * @param command program and arguments; an argument {@code {script}} becomes the path of
 * our own script
 * @param timeLimit after which the program is killed
 * @param lockWait how long a job waits for another one of the same tenant; together with
 * the time limit it must stay below the engine's job lock time
 * @param environment names of environment variables that the program may see besides the
 * few it always gets, for example {@code HTTPS_PROXY}
 */
@Validated
@ConfigurationProperties("teammate.voicerouting")
record VoiceRoutingSettings(@DefaultValue( {
		"pwsh", "-NoProfile", "-NonInteractive", "-File", "{script}" }) @NotEmpty List<String> command,
		@DefaultValue("2m") Duration timeLimit, @DefaultValue("1m") Duration lockWait,
		@DefaultValue List<String> environment){

}
