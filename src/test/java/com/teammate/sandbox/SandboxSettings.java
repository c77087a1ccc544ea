package com.teammate.sandbox;

import java.util.List;
import java.util.Properties;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What {@code sandbox.yml} says, for the parts that are not the product. */
final class SandboxSettings {

	static final String FILE = "src/test/resources/sandbox/sandbox.yml";

	static final String LOCATION = "file:" + FILE;

	private final Properties properties;

	private SandboxSettings(Properties properties) {
		this.properties = properties;
	}

	static SandboxSettings read() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource(FILE));
		return new SandboxSettings(yaml.getObject());
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

	List<String> zones() {
		return this.properties.stringPropertyNames()
			.stream()
			.filter((name) -> name.startsWith("teammate.sbc.regions[") && name.endsWith("base-domain"))
			.map(this.properties::getProperty)
			.toList();
	}

}
