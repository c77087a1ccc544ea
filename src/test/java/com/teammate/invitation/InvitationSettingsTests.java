package com.teammate.invitation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class InvitationSettingsTests {

	private static final String KEY = "c2FuZGJveCBrZXksIHNhbmRib3gga2V5LCBzYW5kYm94IGtleQ==";

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Settings.class)
		.withPropertyValues("teammate.invitation.public-url=https://connect.example", "teammate.invitation.key=" + KEY);

	@Test
	void haveSensibleDefaults() {
		this.application
			.run((context) -> assertThat(context.getBean(InvitationSettings.class)).satisfies((settings) -> {
				assertThat(settings.lifetime()).hasDays(14);
				assertThat(settings.reminders()).extracting((each) -> each.toDays()).containsExactly(2L, 5L, 10L);
				assertThat(settings.maxWrongTries()).isEqualTo(5);
				assertThat(settings.visitLifetime()).hasHours(8);
			}));
	}

	@ParameterizedTest
	@CsvSource({ "key,,key", "key,c2hvcnQ=,32 bytes", "key,not base64!,32 bytes", "public-url,,public",
			"public-url,connect.example,http", "max-wrong-tries,0,maxWrongTries", "lifetime,0s,lifetime",
			"visit-lifetime,-1h,lifetime" })
	void nameWhatIsWrongButNotTheKey(String name, String value, String named) {
		this.application.withPropertyValues("teammate.invitation." + name + "=" + ((value != null) ? value : ""))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(named)
				.message()
				.doesNotContain(KEY)
				.doesNotContain("c2hvcnQ="));
	}

	@EnableConfigurationProperties(InvitationSettings.class)
	static class Settings {

	}

}
