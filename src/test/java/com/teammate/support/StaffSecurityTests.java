package com.teammate.support;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@StaffTest
class StaffSecurityTests {

	@LocalServerPort
	int port;

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest", "/engine-rest/", "/engine-rest/engine", "/engine-rest/process-definition",
			"/engine-rest/engine/default/process-instance", "/engine-rest/no-such-thing", "/engine-rest/task",
			"/engine-rest/deployment/create", "/actuator", "/actuator/metrics", "/actuator/prometheus", "/actuator/env",
			"/actuator/heapdump" })
	void opensTheEngineAndTheActuatorToOperatorsOnly(String path) {
		assertThat(Visitor.anonymous(this.port).get(path).statusCode()).isEqualTo(401);
		assertThat(Visitor.withApiKey(this.port).get(path).statusCode()).isEqualTo(401);
		assertThat(Visitor.withBasic(this.port, "support").get(path).statusCode()).isEqualTo(403);
		assertThat(Visitor.loggedIn(this.port, "support").get(path).statusCode()).isEqualTo(403);
		assertThat(Visitor.withBasic(this.port, "nobody").get(path).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda", "/camunda/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
			"/camunda/app/welcome/default/", "/camunda/app/tasklist/default/", "/camunda/api/engine/engine",
			"/camunda/api/engine/engine/default/process-definition/count",
			"/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
			"/camunda/api/admin/auth/user/default", "/camunda/api/admin/setup/default/user/create",
			"/camunda/lib/deps.js", "/camunda/no-such-thing", "/camunda/assets/x.png", "/camunda/favicon.ico" })
	void opensCockpitToOperatorsOnly(String path) {
		assertThat(Visitor.anonymous(this.port).get(path).statusCode()).isEqualTo(401);
		assertThat(Visitor.withApiKey(this.port).get(path).statusCode()).isEqualTo(401);
		assertThat(Visitor.loggedIn(this.port, "support").get(path).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/index.html", "/webjars/camunda/app/cockpit/index.html",
			"/plugin/cockpit/app/plugin.js", "/camunda-welcome/index.html", "/error", "/static/start.css",
			"/application.yml", "/portal", "/supporter" })
	void keepsEveryOtherPathClosed(String path) {
		assertThat(Visitor.anonymous(this.port).get(path).statusCode()).isEqualTo(403);
		assertThat(Visitor.withApiKey(this.port).get(path).statusCode()).isEqualTo(403);
		assertThat(Visitor.loggedIn(this.port, "operator").get(path).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/start", "/start.css", "/staff/login", "/v3/api-docs", "/swagger-ui/index.html",
			"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void leavesTheFrontDoorsOpen(String path) {
		assertThat(Visitor.anonymous(this.port).get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void showsTheWayToSwagger() {
		var answer = Visitor.anonymous(this.port).get("/swagger-ui.html");

		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/swagger-ui/index.html");
	}

	@Test
	void listsTheDoorsOnTheFrontPage() {
		String page = Visitor.anonymous(this.port).get("/start").body();

		assertThat(page).contains("/swagger-ui.html", "/camunda/", "/engine-rest", "/actuator/health")
			.doesNotContain("<script");
	}

	@Test
	void tellsStrangersOnlyWhetherItIsUp() {
		assertThat(Visitor.anonymous(this.port).get("/actuator/health").body()).contains("\"UP\"")
			.doesNotContain("components", "PostgreSQL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest/engine", "/engine-rest/process-definition/count", "/actuator",
			"/actuator/metrics", "/actuator/prometheus" })
	void letsOperatorsInByPasswordOrSession(String path) {
		assertThat(Visitor.withBasic(this.port, "operator").get(path).statusCode()).isEqualTo(200);
		assertThat(Visitor.loggedIn(this.port, "operator").get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void letsOperatorsChangeThingsWithTheirPassword() {
		var operator = Visitor.withBasic(this.port, "operator");

		var answer = operator.postJson("/engine-rest/process-definition/key/waiting/start", "{}");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void refusesAChangeThatOnlyASessionAsksFor() {
		var operator = Visitor.loggedIn(this.port, "operator");

		var answer = operator.postJson("/engine-rest/process-definition/key/waiting/start", "{}");

		assertThat(answer.statusCode()).isEqualTo(403);
	}

	@Test
	void refusesAChangeThatAnotherSiteAsksFor() {
		var operator = Visitor.withBasic(this.port, "operator");

		assertThat(operator
			.postJson("/engine-rest/process-definition/key/waiting/start", "{}", "Sec-Fetch-Site", "cross-site")
			.statusCode()).isEqualTo(403);
		assertThat(operator
			.postJson("/engine-rest/process-definition/key/waiting/start", "{}", "Sec-Fetch-Site", "same-origin")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void refusesAWrongPassword() {
		var visitor = Visitor.anonymous(this.port);

		var answer = visitor.logIn("operator", "wrong");

		assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/staff/login?error");
		assertThat(visitor.get("/staff/login?error").body()).contains("Name or password is wrong.");
		assertThat(visitor.get("/engine-rest/engine").statusCode()).isEqualTo(401);
	}

	@Test
	void refusesALoginWithoutItsToken() {
		var answer = Visitor.anonymous(this.port)
			.post("/staff/login", "application/x-www-form-urlencoded", "username=operator&password=operator");

		assertThat(answer.statusCode()).isEqualTo(403);
	}

	@Test
	void hasNoOtherStaffPages() {
		var anonymous = Visitor.anonymous(this.port).get("/staff/other");

		assertThat(anonymous.headers().firstValue("Location").orElse("")).endsWith("/staff/login");
		assertThat(Visitor.loggedIn(this.port, "operator").get("/staff/other").statusCode()).isEqualTo(403);
	}

	@Test
	void sendsPeopleToTheLoginAndBack() {
		var visitor = Visitor.anonymous(this.port);

		var answer = visitor.get("/camunda/app/cockpit/default/", "Accept", "text/html");
		var back = visitor.logIn("operator", "operator");

		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/staff/login");
		assertThat(back.headers().firstValue("Location").orElse("")).contains("/camunda/app/cockpit/default/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest;x=1/engine", "/engine-rest/;x=1/engine", "//engine-rest/engine",
			"/engine-rest//engine", "/x/../engine-rest/engine", "/x/%2e%2e/engine-rest/engine", "/%65ngine-rest/engine",
			"/engine-rest/%65ngine", "/camunda;x=1/api/engine/engine", "//camunda/api/engine/engine",
			"/%63amunda/api/engine/engine", "/camunda/./api/engine/engine", "/camunda%2fapi/engine/engine",
			"/actuator;x/metrics", "/%61ctuator/metrics", "/ENGINE-REST/engine", "/CAMUNDA/api/engine/engine" })
	void isNotFooledByTrickyPaths(String path) {
		assertThat(Visitor.anonymous(this.port).get(path).statusCode()).isIn(400, 401, 403);
		assertThat(Visitor.withBasic(this.port, "support").get(path).statusCode()).isIn(400, 401, 403);
	}

}
