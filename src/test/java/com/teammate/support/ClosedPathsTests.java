package com.teammate.support;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks on the holes of Camunda 7.24.0, by an operator, who may do everything else.
 */
@StaffTest
class ClosedPathsTests {

	/** Evaluates to a failure that names it, if it is evaluated at all. */
	private static final String EXPRESSION = "${''.getClass().forName('java.lang.NoSuchClassAtAll')}";

	private static final String SETUP = """
			{"profile":{"id":"mallory","firstName":"m","lastName":"m","email":"m@m.example"},
			"credentials":{"password":"mallory"}}""";

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	Visitor cockpit;

	@AfterEach
	void putTheMemberBack() {
		this.jdbc.sql("insert into act_id_membership values ('teammate', 'camunda-admin') on conflict do nothing")
			.update();
	}

	@BeforeEach
	void logIn() {
		this.cockpit = Visitor.loggedIn(this.port, "operator");
		assertThat(this.cockpit.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
	}

	static Stream<String> roots() {
		return Stream.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");
	}

	@Test
	void letsNobodyMakeAnAdministratorBySetUp() {
		this.jdbc.sql("delete from act_id_membership").update();
		String path = "/camunda/api/admin/setup/default/user/create";

		assertThat(Visitor.anonymous(this.port).postJson(path, SETUP).statusCode()).isEqualTo(401);
		assertThat(operatorAt(path).postJson(path, SETUP, csrf()).statusCode()).isEqualTo(403);
		assertThat(this.jdbc.sql("select id_ from act_id_user").query(String.class).list()).doesNotContain("mallory");
	}

	@ParameterizedTest
	@MethodSource("roots")
	void evaluatesNoExpressionOfATaskQuery(String root) {
		String query = "{\"orQueries\":[{\"dueAfterExpression\":\"" + EXPRESSION + "\"}]}";

		isClosed(root + "/task", query);
		isClosed(root + "/task/", query);
		isClosed(root + "/task/count", query);
		assertThat(operatorAt(root).get(root + "/task").statusCode()).isEqualTo(403);
		assertThat(operatorAt(root).get(root + "/task/report/candidate-group-count").statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@MethodSource("roots")
	void keepsNoFilter(String root) {
		isClosed(root + "/filter/create",
				"{\"resourceType\":\"Task\",\"name\":\"f\",\"query\":{\"dueAfterExpression\":\"" + EXPRESSION + "\"}}");
		isClosed(root + "/filter/1/list", "{}");
		assertThat(operatorAt(root).get(root + "/filter").statusCode()).isEqualTo(403);
		assertThat(operatorAt(root).get(root + "/filter/1/list").statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@MethodSource("roots")
	void takesNoDeployment(String root) {
		long before = deployments();
		String body = """
				--b\r
				Content-Disposition: form-data; name="deployment-name"\r
				\r
				evil\r
				--b\r
				Content-Disposition: form-data; name="data"; filename="evil.bpmn"\r
				\r
				<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
				xmlns:camunda="http://camunda.org/schema/1.0/bpmn"><process id="evil" isExecutable="true"
				camunda:historyTimeToLive="P1D"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
				<serviceTask id="t" camunda:expression="${true}"/></process></definitions>\r
				--b--\r
				""";

		for (String end : new String[] { "", "/" }) {
			String path = root + "/deployment/create" + end;
			var request = operatorAt(root).request(path, csrf())
				.header("Content-Type", "multipart/form-data; boundary=b")
				.POST(BodyPublishers.ofString(body));
			assertThat(operatorAt(root).send(request).statusCode()).isEqualTo(403);
		}

		assertThat(deployments()).isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("roots")
	void makesNoObjectOfAClassThatTheSenderNames(String root) {
		isClosed(root + "/process-instance/1/variables/v/data", "{}");
		isClosed(root + "/execution/1/localVariables/v/data", "{}");
		isClosed(root + "/case-execution/1/variables/v/data", "{}");
	}

	@ParameterizedTest
	@MethodSource("roots")
	void makesNoAccounts(String root) {
		isClosed(root + "/user/create", SETUP);
		isClosed(root + "/group/create", "{\"id\":\"g\"}");
		isClosed(root + "/authorization/create", "{}");
		var request = operatorAt(root).request(root + "/group/camunda-admin/members/teammate", csrf()).DELETE();
		assertThat(operatorAt(root).send(request).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/api/admin/auth/user/default/login/cockpit",
			"/camunda/api/tasklist/plugin/x/default", "/camunda/app/tasklist/default/" })
	void leavesTheEnginesOwnLoginAndTaskListClosed(String path) {
		assertThat(operatorAt(path).get(path).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/engine-rest/%74ask", "/engine-rest/task;x=1", "/engine-rest//task", "/engine-rest/./task",
					"/engine-rest/x/../task", "/engine-rest/engine/%64efault/task", "/engine-rest/engine//task",
					"/camunda/api/engine/engine/default/%74ask", "/camunda/api/engine/engine/default/task;x=1",
					"/camunda/api/engine/engine/default//task", "/camunda/api/engine/engine/default%2ftask",
					"/camunda/api/admin/%73etup/default/user/create", "/camunda/api/admin//setup/default/user/create" })
	void isNotFooledByTrickyPaths(String path) {
		assertThat(operatorAt(path).postJson(path, "{}", csrf()).statusCode()).isIn(400, 403);
		assertThat(operatorAt(path).get(path).statusCode()).isIn(400, 403);
	}

	private void isClosed(String path, String body) {
		var operator = operatorAt(path);

		assertThat(operator.postJson(path, body, csrf()).statusCode()).describedAs(path).isEqualTo(403);
	}

	/** With the password, or with the session and the token that Cockpit's pages have. */
	private Visitor operatorAt(String path) {
		return path.startsWith("/camunda") ? this.cockpit : Visitor.withBasic(this.port, "operator");
	}

	private String[] csrf() {
		return new String[] { "X-XSRF-TOKEN", this.cockpit.cookie("XSRF-TOKEN") };
	}

	private long deployments() {
		return this.jdbc.sql("select count(*) from act_re_deployment").query(Long.class).single();
	}

}
