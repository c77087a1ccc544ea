package com.teammate.sbc;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SbcSettingsTests {

	private final ApplicationContextRunner start = new ApplicationContextRunner().withUserConfiguration(Settings.class);

	@Test
	void readTheCatalogue() {
		this.start.withPropertyValues(region(0, "us-east-1", "us.sbc.example")).run((context) -> {
			SbcSettings settings = context.getBean(SbcSettings.class);

			assertThat(settings.regions()).singleElement().hasFieldOrPropertyWithValue("baseDomain", "us.sbc.example");
			assertThat(settings.licences()).containsExactly("TEAMS1");
			assertThat(settings.activationOverdueAfter()).hasHours(24);
		});
	}

	@Test
	void needARegion() {
		this.start.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("regions"));
	}

	@ParameterizedTest
	@CsvSource({ "id,us east", "address,192.0.2", "address,300.0.2.1", "country,usa", "base-domain,localhost",
			"base-domain,a-base-domain-that-is-much-too-long.sbc.example", "name,''" })
	void nameWhatIsWrongInARegion(String field, String value) {
		this.start.withPropertyValues(region(0, "us-east-1", "us.sbc.example"))
			.withPropertyValues("teammate.sbc.regions[0]." + field + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.satisfies((cause) -> assertThat(cause.toString()).containsAnyOf(field, "baseDomain", "region id")));
	}

	@Test
	void refuseTwoRegionsOfOneBaseDomain() {
		this.start.withPropertyValues(region(0, "us-east-1", "us.sbc.example"))
			.withPropertyValues(region(1, "us-east-2", "us.sbc.example"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("base domain of its own"));
	}

	private static String[] region(int index, String id, String baseDomain) {
		return Stream.of("id=" + id, "name=US East", "base-domain=" + baseDomain, "address=192.0.2.1", "country=US")
			.map((line) -> "teammate.sbc.regions[" + index + "]." + line)
			.toArray(String[]::new);
	}

	@EnableConfigurationProperties(SbcSettings.class)
	static class Settings {

	}

}
