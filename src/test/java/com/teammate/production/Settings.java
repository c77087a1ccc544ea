package com.teammate.production;

import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Binds every settings record of the product, and connects to nothing.
 */
final class Settings {

	private Settings() {
	}

	/**
	 * @param environment as environment variables
	 * @param secrets as a folder of files would give them
	 */
	static ApplicationContextRunner with(Map<String, String> environment, Map<String, String> secrets) {
		return new ApplicationContextRunner().withInitializer((context) -> {
			var sources = context.getEnvironment().getPropertySources();
			sources.remove("systemEnvironment");
			sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", Map.copyOf(environment)));
			sources.addLast(new MapPropertySource("secrets", Map.copyOf(secrets)));
		})
			.withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class,
					PropertyPlaceholderAutoConfiguration.class, ValidationAutoConfiguration.class,
					DataSourceAutoConfiguration.class))
			.withUserConfiguration(Records.class);
	}

	/** A value for each, such as {@code make-secrets.sh} would make. */
	static Map<String, String> secrets(ComposeFile compose) {
		return compose.secrets().stream().collect(Collectors.toMap((name) -> name, Settings::secret));
	}

	private static String secret(String name) {
		return name.equals("operator-password") ? "{bcrypt}$2a$10$YR0IEPoqIVLFZYjQTiZ2feGo8Z4DFX5WbWYd5sL8U1sjfMB3l5Ieq"
				: "c2FuZGJveC1zZWNyZXQtc2FuZGJveC1zZWNyZXQtMzI=";
	}

	@TestConfiguration(proxyBeanMethods = false)
	@ConfigurationPropertiesScan("com.teammate")
	static class Records {

	}

}
