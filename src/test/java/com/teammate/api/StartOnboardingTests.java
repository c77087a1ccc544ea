package com.teammate.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.audit.By;
import com.teammate.audit.Party.Kind;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.AdditionalAnswers.returnsSecondArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;

@ApiTest
class StartOnboardingTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Onboarding onboarding;

	@Autowired
	SbcRegions regions;

	Reseller reseller;

	ApiClient api;

	@BeforeEach
	void prepare() {
		this.reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(this.reseller.id(), "test"));
		given(this.regions.all()).willReturn(Fixtures.regions());
		given(this.regions.nearestFirst(any(), any())).will(returnsSecondArg());
		given(this.onboarding.describe(any())).willReturn("admin@contoso.example must enter the invitation code.");
		willAnswer((call) -> Fixtures.onboarding(call.getArgument(0))).given(this.onboarding).begin(any(), any());
	}

	@Test
	void startsAnOnboarding() throws Exception {
		var reply = this.api.start(ApiClient.CONTOSO);

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.header("Content-Type")).contains("application/json");
		assertThat(reply.header("Location")).contains("/api/v1/enterprises/" + reply.json().path("id").asText());
		then(this.onboarding).should()
			.begin(eq(Fixtures.contosoRequest(this.reseller.id())),
					argThat((by) -> by.shown().equals(new By(Kind.API_KEY, "test"))));
		ObjectNode expected = (ObjectNode) JSON.readTree(ApiClient.CONTOSO);
		expected.put("id", reply.json().path("id").asText())
			.put("status", "ONBOARDING")
			.put("managementConsent", "PENDING")
			.put("createdAt", "2026-11-23T10:00:00.123456Z")
			.put("updatedAt", "2026-11-23T10:00:00.123456Z")
			.put("usersInUse", 0)
			.set("nextAction", JSON.readTree("""
					{"actor":"GLOBAL_ADMIN","code":"ENTER_CODE",
					"text":"admin@contoso.example must enter the invitation code.",
					"since":"2026-11-23T10:00:00.123456Z","dueBy":"2026-12-07T10:00:00.123456Z","url":null}"""));
		assertThat(reply.json()).isEqualTo(expected);
	}

	@Test
	void needsOnlyTheRequiredFields() {
		var reply = this.api
			.start("""
					{"name":"  Contoso ","adminEmail":" admin@contoso.example ","sbcRegions":["us-west"],"services":["TRUNK"],
					"userLimit":null,"billingReference":" ","country":null,"pbxTypes":[]}""");

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.json().path("name").asText()).isEqualTo("Contoso");
		assertThat(reply.json().path("adminEmail").asText()).isEqualTo("admin@contoso.example");
		assertThat(reply.json().path("userLimit").isNull()).isTrue();
		assertThat(reply.json().path("billingReference").isNull()).isTrue();
		assertThat(reply.json().path("pbxMusicOnHold").booleanValue()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "株式会社コントソ", "شركة كونتوسو", "Łódź & Søn <b>\"'", "👩‍💻 Ltd" })
	void takesNamesOfTheWholeWorld(String name) throws Exception {
		var body = ((ObjectNode) JSON.readTree(ApiClient.CONTOSO)).put("name", name);

		var reply = this.api.start(body.toString());

		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.json().path("name").asText()).isEqualTo(name);
	}

	@Test
	void namesEveryWrongFieldAtOnce() {
		var reply = this.api.start("""
				{"name":" ","adminEmail":"nobody","userLimit":0,"pbxMusicOnHold":"yes","sbcRegions":[],
				"services":["FAX"],"pbxTypes":["unheard-of"],"billingReference":17,"country":"us","colour":"red"}""");

		reply.isProblem(422, "validation_failed");
		assertThat(reply.json().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("name",
				"adminEmail", "userLimit", "pbxMusicOnHold", "sbcRegions", "services[0]", "pbxTypes[0]",
				"billingReference", "country", "colour");
		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void asksForTheRequiredFields() {
		var reply = this.api.start("{}");

		reply.isProblem(422, "validation_failed");
		assertThat(reply.json().path("errors").findValuesAsText("field")).containsExactly("name", "adminEmail",
				"sbcRegions", "services");
	}

	@ParameterizedTest
	@MethodSource("wrongFields")
	void refusesAWrongField(String field, String value, String place, String message) throws Exception {
		ObjectNode body = (ObjectNode) JSON.readTree(ApiClient.CONTOSO);
		body.set(field, JSON.readTree(value));

		var reply = this.api.start(body.toString());

		reply.isProblem(422, "validation_failed");
		JsonNode errors = reply.json().path("errors");
		assertThat(errors).hasSize(1);
		assertThat(errors.path(0).path("field").asText()).isEqualTo(place);
		assertThat(errors.path(0).path("message").asText()).isEqualTo(message);
	}

	static Stream<Arguments> wrongFields() {
		return Stream.of(arguments("name", "\"" + "x".repeat(201) + "\"", "name", "must have at most 200 characters"),
				arguments("name", "\"" + "x".repeat(10_000) + "\"", "name", "must have at most 200 characters"),
				arguments("name", "\"a\\u0000b\"", "name", "must not have line breaks or control characters"),
				arguments("name", "\"a\\nb\"", "name", "must not have line breaks or control characters"),
				arguments("name", "\"a\\u2028b\"", "name", "must not have line breaks or control characters"),
				arguments("name", "17", "name", "must be a string"), arguments("name", "null", "name", "is required"),
				arguments("name", "{}", "name", "must be a string"),
				arguments("adminEmail", "\"a@b\"", "adminEmail", "is not an e-mail address"),
				arguments("adminEmail", "\"a b@contoso.example\"", "adminEmail", "is not an e-mail address"),
				arguments("adminEmail", "\"a@contoso.example, b@contoso.example\"", "adminEmail",
						"is not an e-mail address"),
				arguments("adminEmail", "[\"a@contoso.example\"]", "adminEmail", "must be a string"),
				arguments("userLimit", "-1", "userLimit", "must be between 1 and 1000000"),
				arguments("userLimit", "0", "userLimit", "must be between 1 and 1000000"),
				arguments("userLimit", "1000001", "userLimit", "must be between 1 and 1000000"),
				arguments("userLimit", "99999999999999999999", "userLimit", "must be between 1 and 1000000"),
				arguments("userLimit", "1.5", "userLimit", "must be a whole number"),
				arguments("userLimit", "\"50\"", "userLimit", "must be a whole number"),
				arguments("accessSipData", "1", "accessSipData", "must be true or false"),
				arguments("requestManagementConsent", "\"true\"", "requestManagementConsent", "must be true or false"),
				arguments("sbcRegions", "\"us-west\"", "sbcRegions", "must be a list"),
				arguments("sbcRegions", "\"\"", "sbcRegions", "must be a list"),
				arguments("sbcRegions", "[]", "sbcRegions", "must have at least one entry"),
				arguments("sbcRegions", "[\"us-west\",\"us-west\"]", "sbcRegions[1]", "is named twice"),
				arguments("sbcRegions", "[\"us-west\",\"mars\"]", "sbcRegions[1]", "is not a known SBC region"),
				arguments("sbcRegions", "[\"us-west\",null]", "sbcRegions[1]", "must be a string"),
				arguments("services", "[]", "services", "must have at least one entry"),
				arguments("services", "[\"PBX\",\"pbx\"]", "services[1]", "must be one of PBX, TRUNK"),
				arguments("services", "[\"PBX\",\"PBX\"]", "services[1]", "is named twice"),
				arguments("services", "[\"TRUNK\"]", "pbxTypes", "needs the service PBX"),
				arguments("pbxTypes", "[\"unheard-of\"]", "pbxTypes[0]", "is not a known PBX type"),
				arguments("pbxTypes", "[" + "\"x\",".repeat(100) + "\"x\"]", "pbxTypes",
						"must have at most 100 entries"),
				arguments("billingReference", "\"" + "x".repeat(101) + "\"", "billingReference",
						"must have at most 100 characters"),
				arguments("country", "\"UK\"", "country",
						"must be a country code of ISO 3166-1 in two capital letters"),
				arguments("id", "\"me\"", "id", "is not a known field"),
				arguments("Name", "\"me\"", "Name", "is not a known field"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "\"text\"", "{} {}", "{'name':1}",
			"{\"name\":\"a\",\"name\":\"b\"}", "{\"a\":NaN}", "nonsense" })
	void refusesABodyThatIsNoJsonObject(String body) {
		this.api.start(body).isProblem(400, "malformed_json");
	}

	@Test
	void doesNotRepeatWhatItCouldNotRead() {
		var reply = this.api.start("{\"name\": secret-word}");

		reply.isProblem(400, "malformed_json");
		assertThat(reply.response().body()).contains("line 1").doesNotContain("secret");
	}

	@Test
	void refusesDeeplyNestedBodies() {
		this.api.start("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}").isProblem(400, "malformed_json");
	}

	@Test
	void refusesAnOversizedBody() {
		String body = "{\"name\":\"" + "x".repeat(70_000) + "\"}";

		this.api.start(body).isProblem(413, "body_too_large");
	}

	@Test
	void refusesAnOversizedBodyOfUntoldLength() {
		String body = "{\"name\":\"" + "x".repeat(70_000) + "\"}";
		var request = this.api.request("/api/v1/enterprises")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)));

		this.api.send(request).isProblem(413, "body_too_large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense" })
	void refusesOtherContentTypes(String type) {
		var request = this.api.request("/api/v1/enterprises")
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString(ApiClient.CONTOSO));

		this.api.send(request).isProblem(415, "unsupported_media_type");
	}

	@Test
	void takesJsonWithACharset() {
		var request = this.api.request("/api/v1/enterprises")
			.header("Content-Type", "application/json; charset=UTF-8")
			.POST(BodyPublishers.ofString(ApiClient.CONTOSO));

		assertThat(this.api.send(request).status()).isEqualTo(201);
	}

	@Test
	void refusesToAnswerInAnotherFormat() {
		this.api.start(ApiClient.CONTOSO, "Accept", "text/csv").isProblem(406, "not_acceptable");

		then(this.onboarding).should(never()).begin(any(), any());
	}

	@Test
	void refusesOtherMethods() {
		var request = this.api.request("/api/v1/enterprises").DELETE();

		var reply = this.api.send(request).isProblem(405, "method_not_allowed");

		assertThat(reply.header("Allow").orElse("").split(", ?")).contains("GET", "POST");
	}

	@Test
	void tellsNothingOfItsInsidesWhenItFails() {
		willThrow(new IllegalStateException("secret inside")).given(this.onboarding).begin(any(), any());

		var reply = this.api.start(ApiClient.CONTOSO).isProblem(500, "internal_error");

		assertThat(reply.response().body()).doesNotContain("secret", "Exception");
	}

	@Test
	void asksForPatienceWhenTheDatabaseIsAway() {
		willThrow(new CannotGetJdbcConnectionException("away")).given(this.onboarding).begin(any(), any());

		this.api.start(ApiClient.CONTOSO).isProblem(503, "temporarily_unavailable");
	}

	@Test
	void readsWhatItsDocumentShows() throws Exception {
		JsonNode document = this.api.get("/v3/api-docs").json();
		ObjectNode example = JSON.createObjectNode();
		document.at("/components/schemas/NewEnterprise/properties")
			.properties()
			.forEach((field) -> example.set(field.getKey(), field.getValue().path("example")));

		var reply = this.api.start(example.toString());

		assertThat(reply.status()).describedAs(reply.response().body()).isEqualTo(201);
		assertThat(example).isEqualTo(JSON.readTree(ApiClient.CONTOSO));
	}

}
