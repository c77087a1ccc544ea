package com.teammate.api;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ApiSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class, ValidationAutoConfiguration.class);

	@Test
	void offersRinglogixUnlessToldOtherwise() {
		this.application.run((context) -> {
			var settings = context.getBean(ApiSettings.class);

			assertThat(settings.pbxTypes()).containsExactly(new PbxType("ringlogix", "Ringlogix"));
			assertThat(settings.keepAnswers()).hasHours(24);
		});
	}

	@Test
	void offersThePbxTypesOfTheSettings() {
		this.application
			.withPropertyValues("teammate.api.pbx-types[0].id=asterisk", "teammate.api.pbx-types[0].name=Asterisk")
			.run((context) -> assertThat(context.getBean(ApiSettings.class).pbxTypes())
				.containsExactly(new PbxType("asterisk", "Asterisk")));
	}

	@Test
	void refusesToForgetAnswersWithinADay() {
		this.application.withPropertyValues("teammate.api.keep-answers=23h")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("keepAnswers"));
	}

	@Test
	void refusesAPbxTypeWithoutAName() {
		this.application.withPropertyValues("teammate.api.pbx-types[0].id=asterisk")
			.run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(ApiSettings.class)
	static class Settings {

	}

}
