package com.teammate.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What operations see of one onboarding. */
class OperationsJourneyTests {

	private static final Pattern SERIES = Pattern.compile("\\b((?:teammate|hikaricp|http_server|executor)_[a-z_]+)\\b");

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	@Test
	void tellsInMetricsThatTheDashboardAndTheAlertsReadFrom() throws IOException {
		try (Company company = Company.swift()) {
			company.consent();
			company.awaitActive();
		}

		String metrics = this.operator.text("/actuator/prometheus");

		assertThat(metrics).contains("teammate_enterprises{status=\"ACTIVE\"}", "teammate_waiting{",
				"teammate_microsoft_calls_seconds_count{api=\"graph\"", "teammate_mails_total{",
				"teammate_callbacks_total{kind=\"FIRST\",result=\"GRANTED\"}",
				"teammate_step_seconds{quantile=\"0.9\",step=\"VERIFY_CONSENTS\"}",
				"task=\"Task_ConfigureVoiceRoute\"");
		List<String> expressions = new ArrayList<>(alerts());
		expressions.addAll(panels());
		assertThat(series(metrics)).containsAll(series(String.join("\n", expressions)));
	}

	@Test
	void saysForEachNeighbourWhetherItAnswers() {
		JsonNode health = ResellerProgram.json(this.operator.text("/actuator/health"));

		assertThat(health.path("status").asText()).isEqualTo("UP");
		for (String neighbour : new String[] { "database", "smtp", "microsoftLogin", "graph", "nameServer",
				"powerShell" }) {
			assertThat(health.path("components").path(neighbour).path("status").asText()).as(neighbour).isEqualTo("UP");
		}
		assertThat(this.operator.text("/actuator/health/readiness")).contains("UP").contains("database");
		assertThat(this.operator.text("/actuator/health/liveness")).doesNotContain("database");
	}

	private static Set<String> series(String text) {
		Set<String> names = new TreeSet<>();
		SERIES.matcher(text).results().forEach((match) -> names.add(match.group(1)));
		return names;
	}

	@SuppressWarnings("unchecked")
	private static List<String> alerts() throws IOException {
		Map<String, List<Map<String, Object>>> file = new Yaml()
			.load(Files.readString(Path.of("docs/operations/alerts.yml")));
		List<Map<String, Object>> rules = (List<Map<String, Object>>) file.get("groups").get(0).get("rules");
		assertThat(rules).isNotEmpty().allSatisfy((rule) -> assertThat(rule).containsKeys("alert", "expr", "labels"));
		return rules.stream().map((rule) -> (String) rule.get("expr")).toList();
	}

	private static List<String> panels() throws IOException {
		JsonNode dashboard = new ObjectMapper().readTree(Path.of("docs/operations/dashboard.json").toFile());
		List<String> expressions = dashboard.findValuesAsText("expr");
		assertThat(expressions).hasSizeGreaterThan(10);
		return expressions;
	}

}
