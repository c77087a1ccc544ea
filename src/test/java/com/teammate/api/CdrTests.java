package com.teammate.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.audit.Audit;
import com.teammate.audit.By;
import com.teammate.audit.Party.Kind;
import com.teammate.cdr.Call;
import com.teammate.cdr.Call.Direction;
import com.teammate.cdr.CallReadings;
import com.teammate.cdr.CallSource;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@ApiTest
class CdrTests {

	private static final Instant FIRST = Instant.parse("2026-11-23T10:00:00Z");

	private static final String RANGE = "from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Enterprises enterprises;

	@Autowired
	CallSource source;

	@Autowired
	CallReadings readings;

	@Autowired
	Audit audit;

	ApiClient api;

	Enterprise contoso;

	@BeforeEach
	void prepare() {
		Reseller reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(reseller.id(), "test"));
		this.contoso = known(reseller, true);
	}

	@Test
	void pagesThroughCallsNewestFirstEachOnce() {
		speak(IntStream.range(0, 5).mapToObj((i) -> call("call-" + i, FIRST.plusSeconds(i / 2))).toList());

		List<String> ids = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = this.api.get(path(RANGE + "&limit=2" + cursor)).json();
			ids.addAll(page.path("items").findValuesAsText("id"));
			cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
		}
		while (!cursor.isEmpty());

		assertThat(ids).hasSize(5).doesNotHaveDuplicates().startsWith("call-4");
	}

	@Test
	void tellsOfACallWhatTheSourceTells() {
		speak(List.of(call("call-1", FIRST), call("too old", FIRST.minus(Duration.ofDays(2)))));

		var reply = this.api.get(path(RANGE));

		assertThat(reply.response().body()).isEqualTo("""
				{"items":[{"id":"call-1","startedAt":"2026-11-23T10:00:00Z","durationSeconds":65,"direction":"INBOUND",\
				"from":"+12065550100","to":"+12065550123","region":"us-west","sipStatus":200}],"nextCursor":null,\
				"from":"2026-11-23T00:00:00Z","to":"2026-11-24T00:00:00Z","unreadableRecords":3}""");
		assertThat(reply.response().headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@Test
	void writesDownOnceADayWhichDaysAProgramHasRead() {
		speak(IntStream.range(0, 3).mapToObj((i) -> call("call-" + i, FIRST.plusSeconds(i))).toList());

		this.api.get(path(RANGE + "&limit=1"));
		this.api.get(path(RANGE));
		this.api.get(path("from=2026-11-22T10:00:00Z&to=2026-11-23T00:00:01Z"));
		this.api.get(path("from=2026-11-22T00:00:00Z&to=2026-11-24T00:00:00Z"));
		this.api.get(path("from=nonsense"));

		assertThat(this.audit.of(this.contoso.id().value()))
			.extracting(Audit.Entry::actor, Audit.Entry::by, Audit.Entry::text)
			.containsExactly(
					tuple("reseller", new By(Kind.API_KEY, "test"),
							"Read the calls of 2026-11-23 to 2026-11-23 (UTC)."),
					tuple("reseller", new By(Kind.API_KEY, "test"),
							"Read the calls of 2026-11-22 to 2026-11-23 (UTC)."));
		assertThat(this.readings.byReseller(this.contoso.id(), 10)).singleElement()
			.satisfies((reading) -> assertThat(reading.from() + " " + reading.to()).isEqualTo("2026-11-22 2026-11-23"));
	}

	@Test
	void asksForTheLastWeekByItself() {
		speak(List.of());

		JsonNode page = this.api.get(path("")).json();

		assertThat(Duration.between(Instant.parse(page.path("from").asText()), Instant.parse(page.path("to").asText())))
			.isEqualTo(Duration.ofDays(7));
	}

	@Test
	void refusesWithoutAccessToSipData() {
		Reseller other = this.resellers.register("Adventure", UUID.randomUUID() + "@adventure.example");
		ApiClient program = new ApiClient(this.port, this.resellers.issueApiKey(other.id(), "test"));
		Enterprise silent = known(other, false);

		program.get("/api/v1/enterprises/" + silent.id() + "/cdrs").isProblem(403, "sip_data_not_accessible");
		program.get(path("")).isProblem(404, "enterprise_not_found");

		then(this.source).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@CsvSource({ "from=yesterday, 422, validation_failed", "to=999999999-01-01T00:00:00Z, 422, validation_failed",
			"from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z, 422, validation_failed",
			"from=2026-01-01T00:00:00Z&to=2026-11-23T00:00:00Z, 422, validation_failed",
			"limit=0, 422, validation_failed", "cursor=nonsense, 400, invalid_cursor",
			"cursor=f_____________________________, 400, invalid_cursor" })
	void refusesNonsense(String query, int status, String code) {
		this.api.get(path(query)).isProblem(status, code);
	}

	private Enterprise known(Reseller reseller, boolean access) {
		NewEnterprise wish = Fixtures.contosoRequest(reseller.id());
		Enterprise enterprise = Fixtures.onboarding(new NewEnterprise(wish.reseller(), wish.name(), wish.adminEmail(),
				wish.userLimit(), wish.pbxMusicOnHold(), access, wish.requestManagementConsent(), wish.sbcRegions(),
				wish.services(), wish.pbxTypes(), wish.billingReference(), wish.country()));
		given(this.enterprises.find(reseller.id(), enterprise.id())).willReturn(Optional.of(enterprise));
		return enterprise;
	}

	private String path(String query) {
		return "/api/v1/enterprises/" + this.contoso.id() + "/cdrs?" + query.replace("+", "%2B");
	}

	private void speak(List<Call> calls) {
		given(this.source.read(eq(this.contoso.id()), any(), any())).willAnswer((invocation) -> {
			Consumer<Call> reader = invocation.getArgument(2);
			calls.forEach(reader);
			return 3;
		});
	}

	private static Call call(String id, Instant at) {
		return new Call(id, at, Duration.ofSeconds(65), Direction.INBOUND, "+12065550100", "+12065550123", "us-west",
				200);
	}

}
