package com.teammate.support;

import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@StaffTest
class CockpitTests {

	private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	Visitor operator;

	@BeforeEach
	void logIn() {
		this.operator = Visitor.loggedIn(this.port, "operator");
		assertThat(this.operator.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
			"/camunda/app/welcome/default/", "/camunda/api/engine/engine/default/process-definition/count",
			"/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
			"/camunda/api/admin/auth/user/default", "/camunda/api/engine/engine/default/user/operator/profile",
			"/camunda/api/engine/engine/default/incident/count" })
	void worksForAnOperatorAfterTheLogin(String path) {
		assertThat(this.operator.get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void loadsEverythingThatItsPageAsksFor() {
		var assets = ASSET.matcher(this.operator.get("/camunda/app/cockpit/default/").body())
			.results()
			.map((found) -> found.group(1))
			.filter((path) -> path.startsWith("/"))
			.toList();

		assertThat(assets).hasSizeGreaterThan(3)
			.allSatisfy((path) -> assertThat(this.operator.get(path).statusCode()).isEqualTo(200));
	}

	@Test
	void knowsTheOperatorAsAnAdministrator() {
		String user = this.operator.get("/camunda/api/admin/auth/user/default").body();

		assertThat(user).contains("\"userId\":\"operator\"", "cockpit", "admin");
	}

	@Test
	void showsTheOperatorEveryProcess() {
		Visitor.withBasic(this.port, "operator").postJson("/engine-rest/process-definition/key/waiting/start", "{}");

		String count = this.operator.get("/camunda/api/engine/engine/default/process-instance/count").body();

		assertThat(count).doesNotContain("\"count\":0");
	}

	@Test
	void letsAViewerSeeEveryProcessAndChangeNone() {
		Visitor.withBasic(this.port, "operator").postJson("/engine-rest/process-definition/key/waiting/start", "{}");
		Visitor viewer = Visitor.loggedIn(this.port, "viewer");
		String start = "/camunda/api/engine/engine/default/process-definition/key/waiting/start";

		assertThat(viewer.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
		String count = viewer.get("/camunda/api/engine/engine/default/process-instance/count").body();
		String user = viewer.get("/camunda/api/admin/auth/user/default").body();
		var change = viewer.postJson(start, "{}", "X-XSRF-TOKEN", viewer.cookie("XSRF-TOKEN"));

		assertThat(count).doesNotContain("\"count\":0");
		assertThat(user).contains("\"userId\":\"viewer\"", "cockpit").doesNotContain("admin\"");
		assertThat(change.statusCode()).isEqualTo(403);
	}

	@Test
	void changesNothingWithoutCamundasToken() {
		String path = "/camunda/api/engine/engine/default/process-definition/key/waiting/start";

		var withToken = this.operator.postJson(path, "{}", "X-XSRF-TOKEN", this.operator.cookie("XSRF-TOKEN"));
		var without = this.operator.postJson(path, "{}");

		assertThat(withToken.statusCode()).isEqualTo(200);
		assertThat(without.statusCode()).isEqualTo(403);
	}

	@Test
	void keepsAMemberAmongTheAdministrators() {
		assertThat(this.jdbc.sql("select user_id_ from act_id_membership where group_id_ = 'camunda-admin'")
			.query(String.class)
			.list()).containsExactly("teammate");
	}

	@Test
	void endsTheWholeSessionByCockpitsWayOut() {

		var out = this.operator.postJson("/camunda/api/admin/auth/user/default/logout", "{}", "X-XSRF-TOKEN",
				this.operator.cookie("XSRF-TOKEN"));

		assertThat(out.statusCode()).isEqualTo(204);
		assertThat(this.operator.get("/camunda/api/engine/engine").statusCode()).isEqualTo(401);
		assertThat(this.operator.get("/engine-rest/engine").statusCode()).isEqualTo(401);
	}

}
