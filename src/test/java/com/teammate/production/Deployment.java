package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.sandbox.SandboxWorld;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Environment variables and files of secrets under the names that
 * {@code docker-compose.yml} uses, with the values of a sandbox's world.
 */
final class Deployment {

	static final String OPERATOR_PASSWORD = UUID.randomUUID().toString();

	private final ComposeFile compose = ComposeFile.read();

	private final Map<String, String> settings;

	private final Path secrets;

	Deployment(SandboxWorld world, Path secrets) {
		this.settings = settings(world);
		this.secrets = secrets;
		writeSecrets();
	}

	/** Compose's own environment, and what the world needs besides. */
	Map<String, String> environment() {
		Map<String, String> environment = new TreeMap<>();
		this.settings.forEach((name, value) -> environment.put(variable(name), value));
		this.compose.environment().forEach((name, value) -> {
			environment.keySet().removeIf((other) -> same(other, name));
			environment.put(name, value(name, value));
		});
		environment.put("SPRING_CONFIG_IMPORT", "configtree:" + this.secrets + "/");
		return environment;
	}

	private String value(String name, String otherwise) {
		return this.settings.entrySet()
			.stream()
			.filter((setting) -> same(setting.getKey(), name))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(otherwise);
	}

	private void writeSecrets() {
		for (String name : this.compose.secrets()) {
			String secret = this.settings.remove(name);
			if (secret == null) {
				throw new IllegalStateException("Nobody knows the secret " + name + " of docker-compose.yml");
			}
			try {
				Files.writeString(this.secrets.resolve(name), secret);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static Map<String, String> settings(SandboxWorld world) {
		Map<String, String> settings = new TreeMap<>();
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource("src/test/resources/sandbox/sandbox.yml"));
		Properties fixed = yaml.getObject();
		fixed.stringPropertyNames().forEach((name) -> settings.put(name, fixed.getProperty(name)));
		world.settings().forEach((name, value) -> settings.put(name, text(value)));
		// The server trusts everybody on this machine.
		settings.put("spring.datasource.password", UUID.randomUUID().toString());
		settings.put("operator-password", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(OPERATOR_PASSWORD));
		settings.keySet().removeIf((name) -> name.startsWith("teammate.support.staff"));
		settings.keySet().removeIf((name) -> name.startsWith("camunda."));
		return settings;
	}

	private static String text(Object value) {
		return (value instanceof List<?> parts) ? parts.stream()
			.map((part) -> part.toString().startsWith("src/") ? Path.of(part.toString()).toAbsolutePath() : part)
			.map(Object::toString)
			.collect(Collectors.joining(",")) : value.toString();
	}

	/** Spring's relaxed form: dots and brackets become underscores, hyphens vanish. */
	static String variable(String setting) {
		return setting.replace("-", "").replaceAll("[.\\[]", "_").replace("]", "").toUpperCase(Locale.ROOT);
	}

	private static boolean same(String one, String other) {
		return plain(one).equals(plain(other));
	}

	private static String plain(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

}
