package com.teammate.production;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names in {@code docker-compose.yml} are the ones that the product reads.
 */
class ComposeSettingsTests {

	private final ComposeFile compose = ComposeFile.read();

	private final Map<String, String> environment = new LinkedHashMap<>(this.compose.environment());

	ComposeSettingsTests() {
		this.environment.remove("SPRING_CONFIG_IMPORT");
		this.environment.put("TEAMMATE_MICROSOFT_CLIENTID", "5a8d6b10-7f0e-4c5b-9d0c-1b6a4d2e9f31");
	}

	@Test
	void bindsEverySettingUnderTheNameInTheFile() {
		Settings.with(this.environment, Settings.secrets(this.compose))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void needsEveryName() {
		List<String> extras = List.of("SPRING_DATASOURCE_USERNAME", "SPRING_MAIL_HOST", "SPRING_MAIL_PORT");

		this.environment.keySet()
			.stream()
			.filter((name) -> !extras.contains(name))
			.forEach((name) -> Settings.with(without(this.environment, name), Settings.secrets(this.compose))
				.run((context) -> assertThat(context).as(name).hasFailed()));
	}

	@Test
	void asksForTheAppRegistration() {
		Settings.with(this.compose.environment(), Settings.secrets(this.compose))
			.run((context) -> assertThat(context).hasFailed());
	}

	static Map<String, String> without(Map<String, String> settings, String name) {
		Map<String, String> fewer = new LinkedHashMap<>(settings);
		fewer.remove(name);
		return fewer;
	}

}
