package com.teammate.dns;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DnsSettingsTests {

	private final ApplicationContextRunner start = new ApplicationContextRunner().withUserConfiguration(Settings.class);

	@Test
	void fillInWhatIsUsual() {
		this.start
			.withPropertyValues("teammate.dns.server=ns.example", "teammate.dns.key.name=key",
					"teammate.dns.key.secret=c2VjcmV0")
			.run((context) -> assertThat(context.getBean(DnsSettings.class).port()).isEqualTo(53));
	}

	@Test
	void nameWhatIsMissing() {
		this.start.withPropertyValues("teammate.dns.server=ns.example", "teammate.dns.key.name=key")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("key.secret"));
	}

	@Test
	void neverShowTheSecret() {
		this.start
			.withPropertyValues("teammate.dns.server=ns.example", "teammate.dns.key.name=key",
					"teammate.dns.key.secret=c2VjcmV0")
			.run((context) -> assertThat(context.getBean(DnsSettings.class).toString()).doesNotContain("c2VjcmV0"));
	}

	@EnableConfigurationProperties(DnsSettings.class)
	static class Settings {

	}

}
