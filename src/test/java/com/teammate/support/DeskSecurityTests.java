package com.teammate.support;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseNotFound;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.RunPreview;
import com.teammate.onboarding.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/** Every path of the desk, as the route table knows them, for every kind of visitor. */
@StaffTest
class DeskSecurityTests {

	private static final String CASE = UUID.randomUUID().toString();

	@LocalServerPort
	int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping routes;

	@Autowired
	Desk desk;

	@Autowired
	Runs runs;

	@BeforeEach
	void thereIsNoSuchCase() {
		given(this.runs.preview(any())).willReturn(new RunPreview(null, null, List.of(), List.of(), List.of()));
		given(this.desk.open(any())).willThrow(new EnterpriseNotFound(EnterpriseId.of(CASE)));
	}

	@Test
	void asksStrangersToLogInOnEveryPage() {
		for (Route route : routes(false)) {
			var answer = route.send(Visitor.anonymous(this.port));
			if (route.method() == RequestMethod.GET) {
				assertThat(answer.statusCode()).as(route.toString()).isEqualTo(302);
				assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/staff/login");
			}
			else {
				assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
			}
		}
	}

	@Test
	void asksProgramsForAPassword() {
		for (Route route : routes(true)) {
			assertThat(route.send(Visitor.anonymous(this.port)).statusCode()).as(route.toString()).isIn(401, 403);
			assertThat(route.send(Visitor.withApiKey(this.port)).statusCode()).as(route.toString()).isIn(401, 403);
			assertThat(route.send(Visitor.loggedIn(this.port, "support")).statusCode()).as(route.toString())
				.isIn(401, 403);
		}
	}

	@Test
	void letsEverybodyOfTheStaffLook() {
		for (String person : List.of("viewer", "support", "operator")) {
			for (Route route : routes(true)) {
				if (route.method() == RequestMethod.GET) {
					assertThat(route.send(Visitor.withBasic(this.port, person)).statusCode()).as(person + " " + route)
						.isIn(200, 302, 400, 404);
				}
			}
			for (Route route : routes(false)) {
				if (route.method() == RequestMethod.GET) {
					assertThat(route.send(Visitor.loggedIn(this.port, person)).statusCode()).as(person + " " + route)
						.isIn(200, 302, 400, 404);
				}
			}
		}
	}

	@Test
	void letsViewersChangeNothing() {
		Visitor viewer = Visitor.loggedIn(this.port, "viewer");
		for (Route route : routes(false)) {
			if (route.method() != RequestMethod.GET) {
				assertThat(viewer.postForm(route.path(), Map.of("reason", "because")).statusCode()).as(route.toString())
					.isEqualTo(403);
			}
		}
		for (Route route : routes(true)) {
			if (route.method() != RequestMethod.GET) {
				assertThat(route.send(Visitor.withBasic(this.port, "viewer")).statusCode()).as(route.toString())
					.isEqualTo(403);
			}
		}
		then(this.desk).should(never()).retry(any(), any());
	}

	@Test
	void knowsWhoMayComeInAtEveryPathOfTheStaff() {
		List<String> wrong = new ArrayList<>();
		for (Role role : Role.values()) {
			Visitor program = role.program(this.port);
			Visitor person = role.person(this.port);
			for (Route route : everyRoute()) {
				boolean api = route.path().contains("/api");
				HttpResponse<String> answer = api ? route.send(program) : route.visit(person);
				boolean toLogin = answer.headers().firstValue("Location").orElse("").endsWith("/staff/login");
				boolean in = answer.statusCode() != 401 && answer.statusCode() != 403 && !toLogin;
				if (in != role.may(route)) {
					wrong.add(role + " " + route + " " + answer.statusCode());
				}
			}
		}

		assertThat(wrong).isEmpty();
	}

	/** Where nobody is logged in yet, and where there is nothing but links. */
	private List<Route> everyRoute() {
		List<Route> routes = this.routes.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap(DeskSecurityTests::routes)
			.filter((route) -> route.path().startsWith("/support") || route.path().startsWith("/staff/"))
			.filter((route) -> !route.path().startsWith("/staff/login"))
			.toList();
		assertThat(routes).hasSizeGreaterThan(50);
		return routes;
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "operator" })
	void letsSupportAndOperatorsAct(String person) {
		EnterpriseId id = EnterpriseId.of(CASE);

		var page = Visitor.loggedIn(this.port, person)
			.postForm("/support/cases/" + CASE + "/retry", Map.of("reason", "The licence is there now"));
		var program = Visitor.withBasic(this.port, person)
			.postJson("/support/api/cases/" + CASE + "/retry", "{\"reason\":\"The licence is there now\"}");

		assertThat(page.statusCode()).isEqualTo(302);
		assertThat(program.statusCode()).isEqualTo(202);
		then(this.desk).should(times(2)).retry(id, new StaffAct(person, "The licence is there now"));
	}

	@Test
	void letsSupportAskForACheckWithAReason() {
		EnterpriseId id = EnterpriseId.of(CASE);

		var page = Visitor.loggedIn(this.port, "support")
			.postForm("/support/cases/" + CASE + "/check", Map.of("reason", "They say it is done"));
		var program = Visitor.withBasic(this.port, "support")
			.postJson("/support/api/cases/" + CASE + "/check", "{\"reason\":\"They say it is done\"}");
		var silent = Visitor.withBasic(this.port, "support").postJson("/support/api/cases/" + CASE + "/check", "{}");

		assertThat(page.statusCode()).isEqualTo(302);
		assertThat(program.statusCode()).isEqualTo(202);
		assertThat(silent.statusCode()).isEqualTo(422);
		then(this.desk).should(times(2)).check(id, new StaffAct("support", "They say it is done"));
	}

	@Test
	void refusesAFormWithoutItsToken() {
		var answer = Visitor.loggedIn(this.port, "support")
			.post("/support/cases/" + CASE + "/retry", "application/x-www-form-urlencoded", "reason=because");

		assertThat(answer.statusCode()).isEqualTo(403);
	}

	@Test
	void wantsAReason() {
		var page = Visitor.loggedIn(this.port, "support")
			.postForm("/support/cases/" + CASE + "/retry", Map.of("reason", "  "));
		var program = Visitor.withBasic(this.port, "support").postJson("/support/api/cases/" + CASE + "/retry", "{}");

		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body()).contains("A reason");
		assertThat(program.statusCode()).isEqualTo(422);
		assertThat(program.body()).contains("reason-needed");
	}

	private List<Route> routes(boolean api) {
		List<Route> routes = this.routes.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap(DeskSecurityTests::routes)
			.filter((route) -> route.path().startsWith("/support"))
			.toList();
		assertThat(routes).hasSizeGreaterThan(8);
		return routes.stream().filter((route) -> route.path().startsWith("/support/api") == api).toList();
	}

	private static Stream<Route> routes(RequestMappingInfo info) {
		return info.getPathPatternsCondition()
			.getPatternValues()
			.stream()
			.flatMap((path) -> info.getMethodsCondition()
				.getMethods()
				.stream()
				.map((method) -> new Route(method, path.replaceAll("\\{\\w+}", CASE))));
	}

	/** Who comes to the staff's paths. */
	private enum Role {

		NOBODY, RESELLER, VIEWER, SUPPORT, OPERATOR;

		Visitor program(int port) {
			return switch (this) {
				case NOBODY -> Visitor.anonymous(port);
				case RESELLER -> Visitor.withApiKey(port);
				default -> Visitor.withBasic(port, name().toLowerCase(Locale.ROOT));
			};
		}

		/** A reseller's key opens no page, and its session is another door's. */
		Visitor person(int port) {
			return (this == NOBODY || this == RESELLER) ? program(port)
					: Visitor.loggedIn(port, name().toLowerCase(Locale.ROOT));
		}

		boolean may(Route route) {
			return switch (this) {
				case NOBODY, RESELLER -> false;
				case VIEWER -> route.isLooking() && !route.isAboutResellers();
				case SUPPORT -> !route.isAboutResellers();
				case OPERATOR -> true;
			};
		}

	}

	/** A path with a case in it that nobody has. */
	private record Route(RequestMethod method, String path) {

		HttpResponse<String> send(Visitor visitor) {
			return (this.method == RequestMethod.GET) ? visitor.get(this.path) : visitor.postJson(this.path, "{}");
		}

		HttpResponse<String> visit(Visitor visitor) {
			if (this.method == RequestMethod.GET) {
				return visitor.get(this.path);
			}
			return visitor.isKnown() ? visitor.postForm(this.path, Map.of("reason", ""))
					: visitor.post(this.path, "application/x-www-form-urlencoded", "reason=");
		}

		boolean isLooking() {
			return this.method == RequestMethod.GET;
		}

		boolean isAboutResellers() {
			return this.path.startsWith("/staff/");
		}

	}

}
