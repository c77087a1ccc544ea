package com.teammate.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.MovableClock;
import com.teammate.api.ApiClient.Reply;
import com.teammate.event.EventId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.onboarding.EventDelivery;
import com.teammate.onboarding.EventDelivery.Replay;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.webhook.Deliveries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.verifyNoInteractions;

@ApiTest
class WebhookEndpointsTests {

	/** A public address, so that nothing is looked up. */
	private static final String BODY = """
			{"url":"https://8.8.8.8/teammate?a=b","description":"Tickets \u202e<script>","eventTypes":["region.linked",
			"enterprise.active"]}""";

	private static final String PATH = "/api/v1/webhook-endpoints";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Events events;

	@Autowired
	Deliveries deliveries;

	@Autowired
	EventDelivery delivery;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	Reseller reseller;

	ApiClient api;

	@BeforeEach
	void prepare() {
		this.reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(this.reseller.id(), "test"));
	}

	@Test
	void showsTheSecretOnce() {
		Reply added = this.api.post(PATH, BODY);

		assertThat(added.status()).isEqualTo(201);
		assertThat(added.json().path("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
		assertThat(added.json().path("eventTypes").toString()).isEqualTo("[\"enterprise.active\",\"region.linked\"]");
		assertThat(added.json().path("enabled").asBoolean()).isTrue();
		String location = added.header("Location").orElseThrow();
		assertThat(location).isEqualTo(PATH + "/" + added.json().path("id").asText());
		Reply read = this.api.get(location);
		assertThat(read.json().has("secret")).isFalse();
		assertThat(read.header("ETag")).contains("\"1\"");
		assertThat(this.api.get(PATH).json().path("items")).containsExactly(read.json());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | url | is required",
			"{\"url\":\"http://8.8.8.8/\"} | url | must start with https://",
			"{\"url\":\"https://127.0.0.1/\"} | url | points into a private or reserved network",
			"{\"url\":\"https://169.254.169.254/latest/meta-data\"} | url | points into a private or reserved network",
			"{\"url\":\"https://[::1]/\"} | url | points into a private or reserved network",
			"{\"url\":\"https://localhost/\"} | url | points into a private or reserved network",
			"{\"url\":\"https://no.such.host.invalid/\"} | url | has a host that cannot be found",
			"{\"url\":\"not an address\"} | url | is not an address", "{\"url\":7} | url | must be a string",
			"{\"url\":\"https://8.8.8.8/\",\"eventTypes\":[\"nothing\"]} | eventTypes[0] | is not a known event type",
			"{\"url\":\"https://8.8.8.8/\",\"eventTypes\":\"region.linked\"} | eventTypes | must be a list",
			"{\"url\":\"https://8.8.8.8/\",\"secret\":\"mine\"} | secret | is not a known field",
			"{\"url\":\"https://8.8.8.8/\",\"enabled\":\"yes\"} | enabled | must be true or false" })
	void namesWhatIsWrong(String body, String field, String message) {
		Reply reply = this.api.post(PATH, body).isProblem(422, "validation_failed");

		assertThat(reply.json().path("errors")).singleElement().satisfies((error) -> {
			assertThat(error.path("field").asText()).isEqualTo(field);
			assertThat(error.path("message").asText()).isEqualTo(message);
		});
		assertThat(this.api.get(PATH).json().path("items")).isEmpty();
	}

	@Test
	void givesAResellerOnlySoMany() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.api.post(PATH, BODY).status()).isEqualTo(201);
		}

		this.api.post(PATH, BODY).isProblem(409, "webhook_endpoint_limit_reached");
	}

	@Test
	void changesOnlyTheVersionThatWasRead() {
		String path = added();

		this.api.patch(path, "{\"enabled\":false}").isProblem(428, "precondition_required");
		Reply changed = this.api.patch(path, "{\"enabled\":false,\"description\":null}", "If-Match", "\"1\"");
		this.api.patch(path, "{\"enabled\":true}", "If-Match", "\"1\"").isProblem(412, "precondition_failed");

		assertThat(changed.status()).isEqualTo(200);
		assertThat(changed.header("ETag")).contains("\"2\"");
		assertThat(changed.json().path("enabled").asBoolean()).isFalse();
		assertThat(changed.json().path("description").asText()).isEmpty();
		assertThat(changed.json().path("url").asText()).isEqualTo("https://8.8.8.8/teammate?a=b");
		this.api.patch(path, "{\"url\":\"https://10.0.0.1/\"}", "If-Match", "*").isProblem(422, "validation_failed");
	}

	@Test
	void rotatesTheSecret() {
		Reply added = this.api.post(PATH, BODY);
		Reply rotated = this.api.post(added.header("Location").orElseThrow() + "/rotate-secret", "");

		assertThat(rotated.status()).isEqualTo(200);
		assertThat(rotated.json().path("secret").asText()).startsWith("whsec_")
			.isNotEqualTo(added.json().path("secret").asText());
		assertThat(rotated.json().path("previousSecretValidUntil").asText()).isNotBlank();
	}

	@Test
	void removesAnEndpoint() {
		String path = added();

		assertThat(this.api.delete(path).status()).isEqualTo(204);

		this.api.delete(path).isProblem(404, "webhook_endpoint_not_found");
		this.api.get(path).isProblem(404, "webhook_endpoint_not_found");
	}

	@Test
	void showsTheDeliveryLogPageByPage() {
		String path = added();
		happen(EventType.REGION_LINKED, EventType.ENTERPRISE_ACTIVE, EventType.REGION_LINKED);

		JsonNode first = this.api.get(path + "/deliveries?limit=2").json();
		JsonNode second = this.api
			.get(path + "/deliveries?limit=2&state=PENDING&cursor=" + first.path("nextCursor").asText())
			.json();

		assertThat(first.path("items")).hasSize(2);
		assertThat(second.path("items")).singleElement().satisfies((item) -> {
			assertThat(item.path("state").asText()).isEqualTo("PENDING");
			assertThat(item.path("attempts")).isEmpty();
			assertThat(item.path("eventId").asText()).startsWith("evt_0000");
		});
		assertThat(second.path("nextCursor").isNull()).isTrue();
		assertThat(this.api.get(path + "/deliveries?state=FAILED").json().path("items")).isEmpty();
		this.api.get(path + "/deliveries?state=failed").isProblem(422, "validation_failed");
		this.api.get(path + "/deliveries?cursor=x").isProblem(400, "invalid_cursor");
	}

	@Test
	void replaysOneEventOrAllSince() {
		String path = added();
		happen(EventType.REGION_LINKED, EventType.ENTERPRISE_ACTIVE);
		given(this.delivery.replay(any(), any())).willReturn(new Replay(1, new EventId(2), false));
		given(this.delivery.replayAfter(any(), any())).willReturn(new Replay(0, null, false));

		Reply one = this.api.post(path + "/replay", "{\"eventId\":\"evt_000000000002\"}");
		Reply after = this.api.post(path + "/replay", "{\"after\":\"evt_000000000001\"}");
		Reply since = this.api.post(path + "/replay", "{\"since\":\"2099-01-01T00:00:00Z\"}");

		assertThat(one.status()).isEqualTo(202);
		assertThat(one.json().toString())
			.isEqualTo("{\"events\":1,\"lastEventId\":\"evt_000000000002\",\"hasMore\":false}");
		assertThat(after.json().path("lastEventId").isNull()).isTrue();
		assertThat(since.status()).isEqualTo(202);
		then(this.delivery).should().replayAfter(any(), eq(new EventId(1)));
		then(this.delivery).should().replayAfter(any(), eq(new EventId(2)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | 422 | validation_failed", "{\"eventId\":\"evt_000000000099\"} | 404 | event_not_found",
					"{\"eventId\":99} | 422 | validation_failed",
					"{\"after\":\"evt_000000000001\",\"since\":\"2026-01-01T00:00:00Z\"} | 422 | validation_failed",
					"{\"since\":\"yesterday\"} | 422 | validation_failed",
					"{\"since\":\"-1000000000-01-01T00:00:00Z\"} | 422 | validation_failed",
					"{\"all\":true} | 422 | validation_failed", "[] | 400 | malformed_json" })
	void replaysNothingWhenTheWishIsUnclear(String body, int status, String code) {
		this.api.post(added() + "/replay", body).isProblem(status, code);

		verifyNoInteractions(this.delivery);
	}

	@Test
	void replaysNothingToADisabledEndpoint() {
		String path = added();
		this.api.patch(path, "{\"enabled\":false}", "If-Match", "*");

		this.api.post(path + "/replay", "{\"after\":\"evt_000000000001\"}").isProblem(409, "webhook_endpoint_disabled");
	}

	@Test
	void saysWhyATestEventDidNotArriveAlsoOfADisabledEndpoint() {
		String path = addedNowhere();

		JsonNode test = this.api.post(path + "/test", "").json();

		assertThat(test.path("delivered").asBoolean()).isFalse();
		assertThat(test.path("status").isNull()).isTrue();
		assertThat(test.path("problem").asText()).isEqualTo("The address points into a private or reserved network.");
		assertThat(this.api.get("/api/v1/events").json().path("items")).isEmpty();
	}

	@Test
	void sendsOnlyAFewTestEventsAMinute() {
		String path = addedNowhere();
		String other = addedNowhere();

		List<Integer> statuses = IntStream.range(0, 10)
			.mapToObj((number) -> this.api.post(path + "/test", "").status())
			.toList();
		Reply refused = this.api.post(path + "/test", "").isProblem(429, "rate_limit_exceeded");

		assertThat(statuses).containsOnly(200);
		assertThat(refused.header("Retry-After")).contains("6");
		assertThat(this.api.post(other + "/test", "").status()).isEqualTo(200);
		this.clock.pass(Duration.ofSeconds(6));
		assertThat(this.api.post(path + "/test", "").status()).isEqualTo(200);
		this.api.post(path + "/test", "").isProblem(429, "rate_limit_exceeded");
	}

	@Test
	void listsEventsForThoseWhoPoll() {
		happen(EventType.ENTERPRISE_CREATED, EventType.REGION_LINKED, EventType.ENTERPRISE_ACTIVE);

		JsonNode first = this.api.get("/api/v1/events?limit=2").json();
		JsonNode second = this.api.get("/api/v1/events?limit=2&after=" + first.path("nextAfter").asText()).json();
		JsonNode third = this.api.get("/api/v1/events?after=" + second.path("nextAfter").asText()).json();
		JsonNode some = this.api.get("/api/v1/events?type=enterprise.active,enterprise.created").json();

		assertThat(first.path("items").findValuesAsText("type")).containsExactly("enterprise.created", "region.linked");
		assertThat(first.path("hasMore").asBoolean()).isTrue();
		assertThat(first.at("/items/0/data/region").asText()).isEqualTo("us-east-1");
		assertThat(second.path("items").findValuesAsText("id")).containsExactly("evt_000000000003");
		assertThat(second.path("hasMore").asBoolean()).isFalse();
		assertThat(third.path("items")).isEmpty();
		assertThat(third.path("nextAfter").asText()).isEqualTo("evt_000000000003");
		assertThat(some.path("items").findValuesAsText("id")).containsExactly("evt_000000000001", "evt_000000000003");
	}

	@ParameterizedTest
	@CsvSource({ "after=42, 400, invalid_cursor", "after=evt_-00000000001, 400, invalid_cursor",
			"limit=-1, 422, validation_failed", "limit=99999999999999, 422, validation_failed",
			"type=nothing, 422, validation_failed" })
	void refusesToPollWithWrongParameters(String query, int status, String code) {
		this.api.get("/api/v1/events?" + query).isProblem(status, code);
	}

	@Test
	void showsOthersNothing() {
		String path = added();
		happen(EventType.REGION_LINKED);
		Reseller other = this.resellers.register("Adventure", UUID.randomUUID() + "@adventure.example");
		ApiClient stranger = new ApiClient(this.port, this.resellers.issueApiKey(other.id(), "test"));

		assertThat(stranger.get("/api/v1/events").json().path("items")).isEmpty();
		assertThat(stranger.get(PATH).json().path("items")).isEmpty();
		stranger.get(path + "/deliveries").isProblem(404, "webhook_endpoint_not_found");
		stranger.post(path + "/test", "").isProblem(404, "webhook_endpoint_not_found");
	}

	private static UUID idIn(String path) {
		return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
	}

	/** Disabled, and at an address to which nothing is sent. */
	private String addedNowhere() {
		String path = added();
		this.jdbc.sql("update webhook_endpoint set url = 'https://127.0.0.1/', enabled = false where id = ?")
			.param(idIn(path))
			.update();
		return path;
	}

	private String added() {
		return this.api.post(PATH, BODY).header("Location").orElseThrow();
	}

	private void happen(EventType... types) {
		UUID enterprise = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
						request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,
						updated_at, version)
					values (?, ?, 'E', 'a@e.example', false, false, false, '{}', '{}', '{}', 'ONBOARDING', 'NOT_REQUESTED',
						now(), now(), 1)""")
			.params(enterprise, this.reseller.id().value())
			.update();
		for (EventType type : types) {
			this.events.record(enterprise, type, Map.of("region", "us-east-1"));
		}
		this.deliveries.prepare(this.reseller.id(),
				this.events.after(this.reseller.id(), EventId.START, Set.of(), 100));
	}

}
