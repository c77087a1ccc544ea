package com.teammate.microsoft;

import java.net.URI;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.TestConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class MicrosoftSettingsTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Settings.class);

	@Test
	void needsNoMoreThanRegistrationAndSecret() {
		this.context.withPropertyValues("teammate.microsoft.client-id=c", "teammate.microsoft.client-secret=s")
			.run((started) -> {
				MicrosoftSettings settings = started.getBean(MicrosoftSettings.class);
				assertThat(settings.browserBase()).isEqualTo(URI.create("https://login.microsoftonline.com"));
				assertThat(settings.graphScopePrefix()).isEqualTo("https://graph.microsoft.com/");
				assertThat(settings).asString().doesNotContain("=s");
			});
	}

	@Test
	void namesTheMissingCredential() {
		this.context.withPropertyValues("teammate.microsoft.client-id=c")
			.run((failed) -> assertThat(failed).getFailure()
				.rootCause()
				.hasMessageContaining("exactly one of teammate.microsoft.client-secret"));
	}

	@Test
	void refusesTwoCredentials() {
		this.context
			.withPropertyValues("teammate.microsoft.client-id=c", "teammate.microsoft.client-secret=s",
					"teammate.microsoft.certificate.file=/nowhere.p12")
			.run((failed) -> assertThat(failed).hasFailed());
	}

	@Test
	void namesTheMissingRegistration() {
		this.context.withPropertyValues("teammate.microsoft.client-secret=s")
			.run((failed) -> assertThat(failed).getFailure().rootCause().hasMessageContaining("clientId"));
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MicrosoftSettings.class)
	static class Settings {

	}

}
