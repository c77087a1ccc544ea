package com.teammate.wish;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class WishSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class, ValidationAutoConfiguration.class);

	@Test
	void offersRinglogixUnlessToldOtherwise() {
		this.application.run((context) -> {
			var settings = context.getBean(WishSettings.class);

			assertThat(settings.pbxTypes()).containsExactly(new PbxType("ringlogix", "Ringlogix"));
		});
	}

	@Test
	void offersThePbxTypesOfTheSettings() {
		this.application
			.withPropertyValues("teammate.wish.pbx-types[0].id=asterisk", "teammate.wish.pbx-types[0].name=Asterisk")
			.run((context) -> assertThat(context.getBean(WishSettings.class).pbxTypes())
				.containsExactly(new PbxType("asterisk", "Asterisk")));
	}

	@Test
	void refusesAPbxTypeWithoutAName() {
		this.application.withPropertyValues("teammate.wish.pbx-types[0].id=asterisk")
			.run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(WishSettings.class)
	static class Settings {

	}

}
