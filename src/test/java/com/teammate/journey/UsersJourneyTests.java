package com.teammate.journey;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.event.EventType;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A reseller's program keeps the Teams users of an enterprise. */
class UsersJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	private final String domain = "u" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	private String id;

	/** Nothing grants the management consent yet, so the tests set it. */
	@BeforeEach
	void anActiveEnterprise() {
		this.id = this.reseller.onboard("Users " + this.domain, "admin@" + this.domain, "us-east-1")
			.path("id")
			.asText();
		this.reseller.awaitNextAction(this.id, "ENTER_CODE");
		set("ACTIVE", "GRANTED", 5);
	}

	@Test
	void addsListsAndRemovesUsers() {
		HttpResponse<String> kim = add(
				"{\"userPrincipalName\":\"kim@c.example\",\"displayName\":\"Kim Åkers\",\"number\":\"+12065550100\"}");
		assertThat(kim.statusCode()).as(kim.body()).isEqualTo(201);
		JsonNode user = ResellerProgram.read(kim);
		assertThat(kim.headers().firstValue("Location").orElseThrow()).endsWith("/users/" + user.path("id").asText());
		assertThat(user.has("userLimitWarning")).isFalse();
		for (int extension : List.of(11, 12, 13)) {
			kim = add(extension);
		}
		assertThat(ResellerProgram.read(kim).path("userLimitWarning").asText()).isEqualTo("4 of 5 users are in use.");
		assertThat(this.reseller.enterprise(this.id).path("usersInUse").asInt()).isEqualTo(4);

		JsonNode first = ResellerProgram.read(this.reseller.get(users() + "?limit=3"));
		JsonNode rest = ResellerProgram
			.read(this.reseller.get(users() + "?limit=3&cursor=" + first.path("nextCursor").asText()));
		assertThat(first.path("items").findValuesAsText("extension")).startsWith("13", "12", "11");
		assertThat(rest.path("items")).containsExactly(user);
		assertThat(rest.path("nextCursor").isNull()).isTrue();

		assertThat(this.reseller.delete(users() + "/" + user.path("id").asText()).statusCode()).isEqualTo(204);
		isProblem(this.reseller.delete(users() + "/" + user.path("id").asText()), 404, "user_not_found");
		isProblem(this.reseller.delete(users() + "/x"), 404, "user_not_found");
		assertThat(this.reseller.enterprise(this.id).path("usersInUse").asInt()).isEqualTo(3);
		this.reseller.awaitEvent(this.id, EventType.USER_ADDED);
		this.reseller.awaitEvent(this.id, EventType.USER_REMOVED);
	}

	@Test
	void saysWhatIsInTheWay() {
		set("ACTIVE", "GRANTED", 1);
		assertThat(add(11).statusCode()).isEqualTo(201);
		isProblem(add(12), 409, "user_limit_reached");
		set("ACTIVE", "GRANTED", null);
		isProblem(add(11), 409, "user_exists");
		isProblem(add("{\"userPrincipalName\":\"o@c.example\",\"displayName\":\"O\",\"extension\":\"11\"}"), 409,
				"number_in_use");
		set("DISABLED", "GRANTED", null);
		isProblem(add(13), 409, "enterprise_not_active");

		set("ACTIVE", "PENDING", null);
		JsonNode problem = isProblem(add(13), 403, "management_consent_missing");
		assertThat(problem.at("/nextAction/actor").asText()).isEqualTo("GLOBAL_ADMIN");
		assertThat(problem.at("/nextAction/code").asText()).isEqualTo("GRANT_MANAGEMENT_CONSENT");
		assertThat(ResellerProgram.read(this.reseller.get(users())).path("items")).hasSize(1);
		set("ACTIVE", "NOT_REQUESTED", null);
		assertThat(isProblem(add(13), 403, "management_consent_missing").at("/nextAction/actor").asText())
			.isEqualTo("RESELLER");
	}

	@Test
	void saysEverythingThatIsWrongAtOnce() {
		JsonNode all = isProblem(
				add("{\"userPrincipalName\":\"kim\",\"displayName\":\" \",\"number\":\"0123\",\"age\":3}"), 422,
				"validation_failed");
		JsonNode neither = isProblem(add("{\"userPrincipalName\":\"k@c.example\",\"displayName\":\"K\"}"), 422,
				"validation_failed");
		JsonNode both = isProblem(add(
				"{\"userPrincipalName\":\"k@c.example\",\"displayName\":\"K\",\"number\":\"+12065550100\",\"extension\":\"12\"}"),
				422, "validation_failed");

		assertThat(all.path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("userPrincipalName",
				"displayName", "number", "age");
		assertThat(neither.path("errors").findValuesAsText("field")).containsExactly("number");
		assertThat(both.path("errors").findValuesAsText("field")).containsExactly("extension");
		isProblem(this.reseller.get(users() + "?limit=0"), 422, "validation_failed");
		isProblem(this.reseller.get(users() + "?cursor=x"), 400, "invalid_cursor");
	}

	@Test
	void takesNumbersInE164Only() {
		for (String number : List.of("+0123456789", "12065550100", "0012065550100", "+1 206 555 0100", "+123456",
				"+1234567890123456", "+1206555010x", "tel:+12065550100")) {
			JsonNode problem = isProblem(
					add("{\"userPrincipalName\":\"k@c.example\",\"displayName\":\"K\",\"number\":\"" + number + "\"}"),
					422, "validation_failed");
			assertThat(problem.path("errors").findValuesAsText("message")).as(number)
				.containsExactly("must be a number in E.164: + and 7 to 15 digits");
		}
		assertThat(ResellerProgram.read(this.reseller.get(users())).path("items")).isEmpty();
	}

	@Test
	void showsNothingToAnotherReseller() {
		var other = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_adventure");

		isProblem(other.get(users()), 404, "enterprise_not_found");
		isProblem(other.post(users(), "{}"), 404, "enterprise_not_found");
		isProblem(other.delete(users() + "/" + UUID.randomUUID()), 404, "enterprise_not_found");
	}

	private static JsonNode isProblem(HttpResponse<String> answer, int status, String code) {
		JsonNode problem = ResellerProgram.read(answer);
		assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(code);
		assertThat(answer.statusCode()).isEqualTo(status);
		return problem;
	}

	private HttpResponse<String> add(int extension) {
		return add("{\"userPrincipalName\":\"u%d@c.example\",\"displayName\":\"U\",\"extension\":\"%d\"}"
			.formatted(extension, extension));
	}

	private HttpResponse<String> add(String user) {
		return this.reseller.post(users(), user);
	}

	private String users() {
		return "/api/v1/enterprises/" + this.id + "/users";
	}

	private void set(String status, String consent, Integer limit) {
		TestSandbox.bean(JdbcClient.class)
			.sql("update enterprise set status = ?, management_consent = ?, user_limit = ?, disabled_at = now() where id = ?")
			.params(status, consent, limit, UUID.fromString(this.id))
			.update();
	}

}
