package com.teammate.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.By;
import com.teammate.audit.Party.Kind;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.EnterpriseQuery;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.InvitationNotOpen;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.Progress;
import com.teammate.onboarding.TenantFinding;
import com.teammate.onboarding.Progress.Step;
import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.Progress.StepState;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Experience;
import com.teammate.sbc.RegionLink;
import com.teammate.sbc.RegionState;
import com.teammate.sbc.SbcRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@ApiTest
class ReadEnterprisesTests {

	private static final String PATH = "/api/v1/enterprises";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Enterprises enterprises;

	@Autowired
	Onboarding onboarding;

	@Autowired
	SbcRegions regions;

	Reseller reseller;

	Enterprise contoso;

	ApiClient api;

	@BeforeEach
	void prepare() {
		this.reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(this.reseller.id(), "test"));
		this.contoso = Fixtures.onboarding(Fixtures.contosoRequest(this.reseller.id()));
		given(this.enterprises.find(this.reseller.id(), this.contoso.id())).willReturn(Optional.of(this.contoso));
		given(this.onboarding.describe(this.contoso)).willReturn("admin@contoso.example must enter the code.");
	}

	@Test
	void showsAnEnterpriseWithItsVersion() {
		var reply = this.api.get(PATH + "/" + this.contoso.id());

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("ETag")).contains("\"7\"");
		assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
		assertThat(reply.json().path("id").asText()).isEqualTo(this.contoso.id().toString());
		assertThat(reply.json().at("/nextAction/text").asText())
			.isEqualTo("admin@contoso.example must enter the code.");
		assertThat(reply.json().path("services").toString()).isEqualTo("[\"PBX\",\"TRUNK\"]");
		assertThat(reply.json().has("tenantId")).isFalse();
	}

	@Test
	void savesTheAnswerWhenNothingHasChanged() {
		var reply = this.api.get(PATH + "/" + this.contoso.id(), "If-None-Match", "\"7\"");

		assertThat(reply.status()).isEqualTo(304);
		assertThat(reply.response().body()).isEmpty();
	}

	@Test
	void hasNoNextActionOnceNothingIsLeftToDo() {
		var active = Fixtures.active(this.reseller.id());
		given(this.enterprises.find(this.reseller.id(), active.id())).willReturn(Optional.of(active));

		var json = this.api.get(PATH + "/" + active.id()).json();

		assertThat(json.has("nextAction")).isTrue();
		assertThat(json.path("nextAction").isNull()).isTrue();
		assertThat(json.path("status").asText()).isEqualTo("ACTIVE");
		assertThat(json.path("usersInUse").asInt()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/onboarding" })
	void knowsNothingOfOtherResellersEnterprises(String part) {
		given(this.enterprises.find(eq(this.reseller.id()), any())).willReturn(Optional.empty());

		this.api.get(PATH + "/" + UUID.randomUUID() + part).isProblem(404, "enterprise_not_found");
		this.api.get(PATH + "/not-an-id" + part).isProblem(404, "enterprise_not_found");
		this.api.get(PATH + "/1-1-1-1-1" + part).isProblem(404, "enterprise_not_found");
	}

	@Test
	void showsWhereAnOnboardingStands() {
		given(this.onboarding.progress(this.contoso.id())).willReturn(new Progress(
				List.of(new Step(StepId.CREATE_ENTERPRISE, StepState.DONE, Fixtures.MONDAY, Fixtures.MONDAY),
						new Step(StepId.SEND_INVITATION, StepState.CURRENT, Fixtures.MONDAY, null)),
				List.of(new RegionLink(this.contoso.id(), Fixtures.US_EAST, "contoso.sbc1.carrier.example",
						RegionState.ACTIVATING, Fixtures.MONDAY, true, false, false,
						new Experience(Duration.ofMinutes(40), Duration.ofHours(9), Duration.ofHours(12), 57))),
				List.of(new TenantFinding("LICENCE_MISSING", NextAction.Actor.GLOBAL_ADMIN, "None is free.", "Buy one.",
						false, null)),
				List.of(new Audit.Entry(Fixtures.MONDAY, "reseller", "Onboarding started.",
						new By(Kind.USER, "Nora")))));

		var reply = this.api.get(PATH + "/" + this.contoso.id() + "/onboarding");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.response().body()).isEqualTo(
				"""
						{"steps":[\
						{"id":"CREATE_ENTERPRISE","state":"DONE","startedAt":"2026-11-23T10:00:00.123456Z",\
						"finishedAt":"2026-11-23T10:00:00.123456Z"},\
						{"id":"SEND_INVITATION","state":"CURRENT","startedAt":"2026-11-23T10:00:00.123456Z","finishedAt":null}],\
						"regions":[{"id":"us-east-1","fqdn":"contoso.sbc1.carrier.example","state":"ACTIVATING",\
						"since":"2026-11-23T10:00:00.123456Z",\
						"expectation":{"usual":"PT40M","nineOfTen":"PT9H","activations":57}}],\
						"nextAction":{"actor":"GLOBAL_ADMIN","code":"ENTER_CODE",\
						"text":"admin@contoso.example must enter the code.","since":"2026-11-23T10:00:00.123456Z",\
						"dueBy":"2026-12-07T10:00:00.123456Z","url":null},\
						"history":[{"at":"2026-11-23T10:00:00.123456Z","actor":"reseller","text":"Onboarding started.",\
						"by":{"kind":"USER","name":"Nora"}}],\
						"findings":[{"code":"LICENCE_MISSING","owner":"GLOBAL_ADMIN","text":"None is free.","fix":"Buy one.",\
						"blocking":false,"subject":null}],\
						"removal":null}""");
	}

	@Test
	void looksAgainNow() {
		var reply = this.api.post(PATH + "/" + this.contoso.id() + "/check", "");

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.json().path("id").asText()).isEqualTo(this.contoso.id().toString());
		then(this.onboarding).should().check(this.contoso.id());
	}

	@Test
	void sendsTheInvitationAgain() {
		var reply = this.api
			.send(this.api.request(PATH + "/" + this.contoso.id() + "/invitation").POST(BodyPublishers.noBody()));

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.json().path("id").asText()).isEqualTo(this.contoso.id().toString());
		then(this.onboarding).should().resendInvitation(eq(this.contoso.id()), any());
	}

	@Test
	void doesNotSendAnotherResellersInvitation() {
		var foreign = EnterpriseId.random();
		given(this.enterprises.find(this.reseller.id(), foreign)).willReturn(Optional.empty());

		this.api.post(PATH + "/" + foreign + "/invitation", "").isProblem(404, "enterprise_not_found");

		then(this.onboarding).should(never()).resendInvitation(any(), any());
	}

	@Test
	void saysThatTheInvitationHasDoneItsWork() {
		willThrow(mock(InvitationNotOpen.class)).given(this.onboarding).resendInvitation(eq(this.contoso.id()), any());

		this.api.post(PATH + "/" + this.contoso.id() + "/invitation", "").isProblem(409, "invitation_not_open");
	}

	@Test
	void listsNewestFirstFiftyAtATime() {
		given(this.enterprises.list(this.reseller.id(), new EnterpriseQuery(null, null, null, 50)))
			.willReturn(List.of(this.contoso));

		var reply = this.api.get(PATH);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().path("items")).hasSize(1);
		assertThat(reply.json().at("/items/0/name").asText()).isEqualTo("Contoso");
		assertThat(reply.json().has("nextCursor")).isTrue();
		assertThat(reply.json().path("nextCursor").isNull()).isTrue();
	}

	@Test
	void passesTheQuestionOn() {
		given(this.enterprises.list(any(), any())).willReturn(List.of());

		var reply = this.api.get(PATH + "?q=%20Con%20&status=ACTIVE&limit=200");

		assertThat(reply.response().body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
		then(this.enterprises).should()
			.list(this.reseller.id(), new EnterpriseQuery("Con", EnterpriseStatus.ACTIVE, null, 200));
	}

	@Test
	void readsOnFromACursor() {
		var second = Fixtures.active(this.reseller.id());
		var place = new Position(this.contoso.createdAt(), this.contoso.id().value());
		given(this.enterprises.list(this.reseller.id(), new EnterpriseQuery(null, null, null, 1)))
			.willReturn(List.of(this.contoso));
		given(this.enterprises.list(this.reseller.id(), new EnterpriseQuery(null, null, place, 1)))
			.willReturn(List.of(second));

		String cursor = this.api.get(PATH + "?limit=1").json().path("nextCursor").asText();
		var next = this.api.get(PATH + "?limit=1&cursor=" + cursor);

		assertThat(cursor).matches("[A-Za-z0-9_-]+");
		assertThat(next.json().at("/items/0/id").asText()).isEqualTo(second.id().toString());
		assertThat(next.json().path("nextCursor").isNull()).isTrue();
	}

	@Test
	void refusesACursorThatIsNotItsOwn() {
		String cursor = Cursor.after(this.contoso);
		String foreign = Cursor.after(Fixtures.onboarding(
				Fixtures.contosoRequest(this.resellers.register("Other", UUID.randomUUID() + "@o.example").id())));
		char changed = (cursor.charAt(10) != 'A') ? 'A' : 'B';
		List<String> wrong = new ArrayList<>(
				List.of("x", "!!!", "", "AAAA", foreign, cursor.substring(1), cursor.substring(0, cursor.length() - 2),
						cursor + "AAAA", cursor.substring(0, 10) + changed + cursor.substring(11)));

		assertThat(wrong).allSatisfy((text) -> this.api
			.get(PATH + "?cursor=" + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
			.isProblem(400, "invalid_cursor"));
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit", "limit=201,limit", "limit=-1,limit", "limit=many,limit", "limit=1.5,limit",
			"limit=99999999999,limit", "status=active,status", "status=DROP,status", "q=%00,q" })
	void refusesAWrongParameter(String query, String field) {
		var reply = this.api.get(PATH + "?" + query).isProblem(422, "validation_failed");

		assertThat(reply.json().path("errors").findValuesAsText("field")).containsExactly(field);
	}

	@Test
	void listsTheRegions() {
		given(this.regions.nearestFirst("US")).willReturn(Fixtures.regions());

		assertThat(this.api.get("/api/v1/sbc-regions?country=US").response().body()).isEqualTo("""
				{"items":[{"id":"us-east-1","name":"US East 1","country":"US"},\
				{"id":"us-west","name":"US West","country":"US"}]}""");
	}

	@Test
	void refusesACountryThatDoesNotExist() {
		this.api.get("/api/v1/sbc-regions?country=Mars").isProblem(422, "validation_failed");
	}

	@Test
	void listsThePbxTypes() {
		assertThat(this.api.get("/api/v1/pbx-types").response().body()).isEqualTo(
				"{\"items\":[{\"id\":\"ringlogix\",\"name\":\"Ringlogix\"},{\"id\":\"other\",\"name\":\"Other\"}]}");
	}

}
