package com.teammate.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What {@code sandbox.yml} says, for the parts that are not the product. */
final class SandboxSettings {

	static final String FILE = "src/test/resources/sandbox/sandbox.yml";

	static final String LOCATION = "file:" + FILE;

	private static final List<String> SECRETS = List.of("teammate.microsoft.client-secret", "teammate.consent.key",
			"teammate.invitation.key", "teammate.webhook.key", "teammate.dns.key.secret", "teammate.cdr.password",
			"teammate.webhook.pbx.secret");

	private final Properties properties;

	private SandboxSettings(Properties properties) {
		this.properties = properties;
	}

	static SandboxSettings read() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource(FILE));
		return new SandboxSettings(yaml.getObject());
	}

	/** With secrets that nobody knows, as a production start demands them. */
	static SandboxSettings unguessable() {
		SandboxSettings settings = read();
		SECRETS.forEach((name) -> settings.properties.setProperty(name, secret()));
		return settings;
	}

	private static String secret() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

	Map<String, String> secrets() {
		Map<String, String> secrets = new LinkedHashMap<>();
		SECRETS.forEach((name) -> secrets.put(name, this.properties.getProperty(name)));
		return secrets;
	}

	String clientId() {
		return this.properties.getProperty("teammate.microsoft.client-id");
	}

	String clientSecret() {
		return this.properties.getProperty("teammate.microsoft.client-secret");
	}

	String dnsKeyName() {
		return this.properties.getProperty("teammate.dns.key.name");
	}

	String dnsSecret() {
		return this.properties.getProperty("teammate.dns.key.secret");
	}

	String cdrPassword() {
		return this.properties.getProperty("teammate.cdr.password");
	}

	List<String> zones() {
		return this.properties.stringPropertyNames()
			.stream()
			.filter((name) -> name.startsWith("teammate.sbc.regions[") && name.endsWith("base-domain"))
			.map(this.properties::getProperty)
			.toList();
	}

}
