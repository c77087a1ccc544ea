package com.teammate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A production start takes no credentials that everybody knows. */
class DefaultCredentialsTests {

	private static final List<String> SECRETS = DefaultCredentials.SECRETS;

	private final Map<String, Object> settings = new HashMap<>();

	@BeforeEach
	void chooseOwnSecrets() {
		SECRETS.forEach((name) -> this.settings.put(name, UUID.randomUUID().toString()));
		this.settings.put("teammate.support.staff[0].name", "anna");
		this.settings.put("teammate.support.staff[0].password", encoded("a password of her own"));
	}

	@Test
	void takesSecretsOfOnesOwn() {
		assertThatCode(this::start).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@FieldSource("SECRETS")
	void refusesOneThatEverybodyTriesFirst(String name) {
		this.settings.put(name, "ChangeMe");

		assertThatThrownBy(this::start).hasMessage(name + " is a credential that everybody knows.");
	}

	@Test
	void refusesEverySecretOfTheSandbox() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource("src/test/resources/sandbox/sandbox.yml"));
		Properties sandbox = yaml.getObject();
		List<String> secrets = sandbox.stringPropertyNames()
			.stream()
			.filter((name) -> name.matches("(?!.*\\.staff\\[).*(key|secret|password)"))
			.toList();
		List<String> staff = sandbox.stringPropertyNames()
			.stream()
			.filter((name) -> name.startsWith("teammate.support.staff["))
			.toList();
		secrets.forEach((name) -> this.settings.put(name, sandbox.get(name)));
		staff.forEach((name) -> this.settings.put(name, sandbox.get(name)));

		assertThat(secrets).isNotEmpty();
		assertThatThrownBy(this::start).message()
			.contains(secrets)
			.contains("the password of support", "the password of operator", "the password of viewer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "anna", "password", "changeme", "sandbox" })
	void refusesAnEasyPasswordOfTheStaff(String password) {
		this.settings.put("teammate.support.staff[0].password", encoded(password));

		assertThatThrownBy(this::start).message().contains("teammate.support.staff", "anna");
	}

	@Test
	void refusesAPasswordThatIsTheUsersName() {
		this.settings.put("spring.datasource.username", "onboarding");
		this.settings.put("spring.datasource.password", "onboarding");
		this.settings.put("spring.mail.username", "letters");
		this.settings.put("spring.mail.password", "letters");

		assertThatThrownBy(this::start).message().contains("spring.datasource.password", "spring.mail.password");
	}

	@Test
	void refusesAKeyThatIsNone() {
		this.settings.put("teammate.consent.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
		this.settings.put("teammate.webhook.previous-keys", "c2FuZGJveC13ZWJob29rLWtleS1zYW5kYm94LXdlYmg=");

		assertThatThrownBy(this::start).message().contains("teammate.consent.key", "teammate.webhook.previous-keys");
	}

	@Test
	void refusesToDoWithoutPasswords() {
		this.settings.put("spring.mail.username", "letters");
		this.settings.keySet().removeIf((name) -> name.endsWith(".password") && name.startsWith("spring."));

		assertThatThrownBy(this::start).message()
			.contains("spring.datasource.password is missing", "spring.mail.password is missing");
	}

	@Test
	void looksAtEverySecretThatIsDocumented() throws IOException {
		List<String> documented = Pattern.compile("(?m)^\\| (`[^|]+) \\|.*by file\\.\\*")
			.matcher(Files.readString(Path.of("docs/settings.md")))
			.results()
			.map((row) -> row.group(1).replaceAll(".*`(.+)`", "$1"))
			.filter((name) -> !name.contains("staff[") && !name.equals("teammate.microsoft.certificate.password"))
			.toList();

		assertThat(SECRETS).containsExactlyInAnyOrderElementsOf(documented);
	}

	private void start() {
		try (var context = new StaticApplicationContext()) {
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own", this.settings));
			new DefaultCredentials().initialize(context);
		}
	}

	private static String encoded(String password) {
		return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
	}

}
