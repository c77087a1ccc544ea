package com.teammate.production;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** A start without a needed setting fails, and what it says names the setting. */
class RequiredSettingsTests {

	private final Map<String, String> settings = new LinkedHashMap<>(Map.ofEntries(
			Map.entry("spring.datasource.url", "jdbc:postgresql://localhost:1/none"),
			Map.entry("teammate.public-url", "https://onboarding.example"),
			Map.entry("teammate.mail.from", "onboarding@teammate.example"),
			Map.entry("teammate.microsoft.client-id", "5a8d6b10-7f0e-4c5b-9d0c-1b6a4d2e9f31"),
			Map.entry("teammate.microsoft.client-secret", "secret"),
			Map.entry("teammate.consent.key", "c2FuZGJveC1jb25zZW50LWtleS1zYW5kYm94LWNvbnNlbnQta2V5"),
			Map.entry("teammate.invitation.key", "c2FuZGJveC1pbnZpdGF0aW9uLWtleS1zYW5kYm94LWludml0YXRpb24="),
			Map.entry("teammate.webhook.key", "c2FuZGJveC13ZWJob29rLWtleS1zYW5kYm94LXdlYmg="),
			Map.entry("teammate.dns.server", "ns.example"), Map.entry("teammate.dns.key.name", "teammate"),
			Map.entry("teammate.dns.key.secret", "c2FuZGJveC10c2ln"),
			Map.entry("teammate.sbc.regions[0].id", "us-east-1"),
			Map.entry("teammate.sbc.regions[0].name", "US East 1"),
			Map.entry("teammate.sbc.regions[0].base-domain", "use1.sbc.teammate.example"),
			Map.entry("teammate.sbc.regions[0].address", "192.0.2.11"),
			Map.entry("teammate.sbc.regions[0].country", "US"), Map.entry("teammate.support.staff[0].name", "operator"),
			Map.entry("teammate.support.staff[0].password", "{bcrypt}$2a$10$YR0I"),
			Map.entry("teammate.support.staff[0].roles", "OPERATOR")));

	@Test
	void startsWithAllOfThem() {
		Settings.with(Map.of(), this.settings).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url, 'url'", "teammate.public-url, teammate.public-url",
			"teammate.mail.from, teammate.mail.from", "teammate.microsoft.client-id, teammate.microsoft.clientId",
			"teammate.microsoft.client-secret, teammate.microsoft.client-secret",
			"teammate.consent.key, teammate.consent.key", "teammate.invitation.key, teammate.invitation.key",
			"teammate.webhook.key, teammate.webhook.key", "teammate.dns.server, teammate.dns.server",
			"teammate.dns.key.name, teammate.dns.key.name", "teammate.dns.key.secret, teammate.dns.key.secret",
			"teammate.dns.key, teammate.dns.key", "teammate.sbc.regions, teammate.sbc.regions",
			"teammate.sbc.regions[0].base-domain, teammate.sbc.regions[0].baseDomain",
			"teammate.sbc.regions[0].country, teammate.sbc.regions[0].country",
			"teammate.support.staff, teammate.support.staff",
			"teammate.support.staff[0].password, teammate.support.staff[].password",
			"teammate.support.staff[0].roles, teammate.support.staff[].roles" })
	void namesTheMissingOne(String missing, String named) {
		this.settings.keySet().removeIf((name) -> name.startsWith(missing));

		Settings.with(Map.of(), this.settings).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(said(context.getStartupFailure())).contains(named);
		});
	}

	/** What a person reads on the console. */
	private static String said(Throwable failure) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, new StandardEnvironment())
				.and(BeanFactory.class, new DefaultListableBeanFactory()), (type, name, absent) -> {
					// Analyzers of libraries that are not there.
				});
		return analyzers.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.map(FailureAnalysis::getDescription)
			.orElseGet(() -> chain(failure));
	}

	private static String chain(Throwable failure) {
		return (failure != null) ? failure.getMessage() + '\n' + chain(failure.getCause()) : "";
	}

}
