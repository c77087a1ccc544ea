package com.teammate.api;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ApiSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withPropertyValues("teammate.api.public-url=https://api.example")
		.withUserConfiguration(Settings.class, ValidationAutoConfiguration.class);

	@Test
	void keepsAnswersForADay() {
		this.application.run((context) -> assertThat(context.getBean(ApiSettings.class).keepAnswers()).hasHours(24));
	}

	@Test
	void refusesToForgetAnswersWithinADay() {
		this.application.withPropertyValues("teammate.api.keep-answers=23h")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("keepAnswers"));
	}

	@EnableConfigurationProperties(ApiSettings.class)
	static class Settings {

	}

}
