package com.teammate.support;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Who of the staff may look after resellers. */
@StaffTest
class ResellerSecurityTests {

	private static final String ONE = UUID.randomUUID().toString();

	@LocalServerPort
	int port;

	@ParameterizedTest
	@ValueSource(strings = { "/staff/resellers", "/staff/resellers/new", "/staff/resellers/x" })
	void showsPagesToOperatorsOnly(String path) {
		var anonymous = Visitor.anonymous(this.port).get(path);

		assertThat(anonymous.statusCode()).isEqualTo(302);
		assertThat(anonymous.headers().firstValue("Location").orElse("")).endsWith("/staff/login");
		assertThat(Visitor.loggedIn(this.port, "support").get(path).statusCode()).isEqualTo(403);
		assertThat(Visitor.loggedIn(this.port, "viewer").get(path).statusCode()).isEqualTo(403);
		assertThat(Visitor.loggedIn(this.port, "operator").get(path).statusCode()).isIn(200, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/x", "/x/suspend", "/x/resume", "/x/people", "/x/people/y/activation" })
	void takesFormsFromOperatorsOnly(String path) {
		String form = "/staff/resellers" + path.replace("x", ONE).replace("y", ONE);

		assertThat(Visitor.loggedIn(this.port, "support").postForm(form, Map.of("reason", "because")).statusCode())
			.isEqualTo(403);
		assertThat(Visitor.loggedIn(this.port, "operator")
			.post(form, "application/x-www-form-urlencoded", "reason=because")
			.statusCode()).isEqualTo(403);
		assertThat(Visitor.loggedIn(this.port, "operator").postForm(form, Map.of("reason", "because")).statusCode())
			.isIn(302, 404, 422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/x", "/x/suspend", "/x/resume", "/x/people/x/activation" })
	void answersProgramsOfOperatorsOnly(String path) {
		String address = "/staff/api/resellers" + path.replace("x", ONE);

		assertThat(Visitor.anonymous(this.port).get(address).statusCode()).isEqualTo(401);
		assertThat(Visitor.withApiKey(this.port).get(address).statusCode()).isEqualTo(401);
		assertThat(Visitor.withBasic(this.port, "support").postJson(address, "{}").statusCode()).isEqualTo(403);
		assertThat(Visitor.withBasic(this.port, "viewer").get(address).statusCode()).isEqualTo(403);
	}

	@Test
	void wantsAReasonFromPrograms() {
		var answer = Visitor.withBasic(this.port, "operator")
			.postJson("/staff/api/resellers", "{\"name\":\"Northwind\",\"email\":\"ada@northwind.example\"}");

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
		assertThat(answer.body()).contains("reason-needed");
	}

	@Test
	void namesWhatIsWrong() {
		var answer = Visitor.withBasic(this.port, "operator")
			.postJson("/staff/api/resellers", "{\"name\":\" \",\"email\":\"nobody\",\"services\":[\"FAX\"]}");

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("validation-failed", "\"name\"", "\"email\"", "\"services\"");
	}

}
