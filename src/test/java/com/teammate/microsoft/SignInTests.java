package com.teammate.microsoft;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jwt.SignedJWT;
import io.micrometer.observation.ObservationRegistry;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.ConsentRecords.Reach;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.MicrosoftSettings.Certificate;
import com.teammate.microsoft.SignIn.Question;
import com.teammate.microsoft.StubMicrosoft.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.teammate.microsoft.StubMicrosoft.json;
import static com.teammate.microsoft.StubMicrosoft.refusal;
import static com.teammate.microsoft.StubMicrosoft.refusedToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SignInTests {

	private static final TenantId TENANT = TenantId.of(StubMicrosoft.TENANT);

	private static final URI REDIRECT = URI.create("https://app.example/consent/first/callback");

	private static final String CODE_TOKEN = "POST /organizations/oauth2/v2.0/token";

	private static final String OWN = "GET /v1.0/servicePrincipals(appId='" + StubMicrosoft.CLIENT + "')";

	private static final String GRANTS = "GET /v1.0/oauth2PermissionGrants";

	private static final String ASSIGNMENTS = "/v1.0/roleManagement/directory/roleAssignments";

	private final IdTokenFactory idTokens = new IdTokenFactory(Instant.now());

	private final StubMicrosoft microsoft = new StubMicrosoft();

	private final SignIn signIn = this.microsoft.signIn(Clock.systemUTC());

	@AfterEach
	void stop() {
		this.microsoft.close();
	}

	@Test
	void sendsTheBrowserToTheConsentPageWithEverythingThatBindsTheAnswer() {
		URI url = this.signIn.authorizeUrl(question(null), "admin@contoso.example");

		assertThat(url).hasScheme("https").hasHost("login.example").hasPath("/organizations/oauth2/v2.0/authorize");
		assertThat(query(url)).containsEntry("client_id", StubMicrosoft.CLIENT)
			.containsEntry("response_type", "code")
			.containsEntry("response_mode", "form_post")
			.containsEntry("redirect_uri", REDIRECT.toString())
			.containsEntry("state", "a-state")
			.containsEntry("nonce", "a-nonce")
			.containsEntry("prompt", "consent")
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("login_hint", "admin@contoso.example");
		assertThat(query(url).get("scope")).contains("openid", "https://graph.microsoft.com/Directory.Read.All");
	}

	@Test
	void challengesWithTheHashOfTheVerifier() {
		Question question = new Question(null, REDIRECT, Set.of("User.Read"), "s", "n",
				"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

		// The example of RFC 7636, appendix B.
		assertThat(query(this.signIn.authorizeUrl(question, null))).containsEntry("code_challenge",
				"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
	}

	@Test
	void asksAKnownTenantDirectly() {
		URI url = this.signIn.authorizeUrl(question(TENANT), null);

		assertThat(url).hasPath("/" + TENANT + "/oauth2/v2.0/authorize");
	}

	@Test
	void sendsTheBrowserToTheAdminConsentPageOfTheTenant() {
		URI url = this.signIn.adminConsentUrl(TENANT, REDIRECT, "a&state");

		assertThat(url).hasHost("login.example").hasPath("/" + TENANT + "/v2.0/adminconsent");
		assertThat(query(url)).containsEntry("client_id", StubMicrosoft.CLIENT)
			.containsEntry("scope", "https://graph.microsoft.com/.default")
			.containsEntry("redirect_uri", REDIRECT.toString())
			.containsEntry("state", "a&state");
	}

	@Test
	void redeemsTheCodeWhereItWasIssued() {
		answerWithTokens();

		Administrator person = this.signIn.redeem(question(null), "a-code");

		assertThat(person.tenant()).isEqualTo(TENANT);
		assertThat(person.objectId()).isEqualTo("person-1");
		assertThat(this.microsoft.received(CODE_TOKEN)).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("code=a-code", "code_verifier=a-verifier"));
	}

	@Test
	void handsOnThatACodeIsUsedUp() {
		this.microsoft.answer(CODE_TOKEN, refusedToken(400, "invalid_grant", "AADSTS54005: already redeemed"));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.signIn.redeem(question(null), "a-code"));

		assertThat(failure.signal()).isEqualTo("AADSTS54005");
		assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
	}

	@Test
	void believesTheTokenAboutRolesAndAsksGraphForOthers() {
		answerWithTokens();
		this.microsoft.answer("GET /v1.0/me/transitiveMemberOf/graph.directoryRole",
				json(200, "{\"value\":[{\"roleTemplateId\":\"role-2\"}]}"));

		Administrator person = this.signIn.redeem(question(null), "a-code");

		assertThat(person.holdsRole("role-1")).isTrue();
		assertThat(person.holdsRole("role-2")).isTrue();
		assertThat(person.holdsRole("role-3")).isFalse();
		assertThat(this.microsoft.received("GET /v1.0/me/transitiveMemberOf/graph.directoryRole")).first()
			.satisfies((request) -> assertThat(request.authorization()).isEqualTo("Bearer persons-token"));
	}

	@Test
	void seesForWhomTheConsentCounts() {
		answerWithTokens();
		this.microsoft.answer(OWN, json(200, "{\"id\":\"sp1\"}"))
			.answer(GRANTS, json(200, "{\"value\":[]}"), json(200, "{\"value\":[{\"consentType\":\"Principal\"}]}"),
					json(200,
							"{\"@odata.nextLink\":\"BASE/v1.0/oauth2PermissionGrants?x=2\","
									+ "\"value\":[{\"consentType\":\"Principal\"}]}"),
					json(200, "{\"value\":[{\"consentType\":\"AllPrincipals\"}]}"));

		Administrator person = this.signIn.redeem(question(null), "a-code");

		assertThat(person.reachOfConsent()).isEqualTo(Reach.NOBODY);
		assertThat(person.reachOfConsent()).isEqualTo(Reach.ONE_PERSON);
		assertThat(person.reachOfConsent()).isEqualTo(Reach.EVERYBODY);
		assertThat(this.microsoft.received(GRANTS)).first()
			.satisfies((request) -> assertThat(request.query()).contains("clientId eq 'sp1'"));
	}

	@Test
	void seesNothingWhileOurServicePrincipalIsOnItsWay() {
		answerWithTokens();
		this.microsoft.answer(OWN, refusal(404, "Request_ResourceNotFound", "no"));

		assertThat(this.signIn.redeem(question(null), "a-code").reachOfConsent()).isEqualTo(Reach.NOBODY);
	}

	@Test
	void givesTheTeamsRoleOnce() {
		answerWithTokens();
		this.microsoft.answer(OWN, json(200, "{\"id\":\"sp1\"}"))
			.answer("GET " + ASSIGNMENTS, json(200, "{\"value\":[]}"),
					json(200, "{\"value\":[{\"roleDefinitionId\":\"69091246-20e8-4a56-aa4d-066075b2a7a8\"}]}"))
			.answer("POST " + ASSIGNMENTS, json(201, "{\"id\":\"a1\"}"));
		Administrator person = this.signIn.redeem(question(null), "a-code");

		person.grantTeamsRole();
		person.grantTeamsRole();

		assertThat(this.microsoft.received("POST " + ASSIGNMENTS)).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("\"principalId\":\"sp1\"",
					"\"directoryScopeId\":\"/\"", "69091246-20e8-4a56-aa4d-066075b2a7a8"));
	}

	@Test
	void takesARoleGivenMeanwhileForGiven() {
		answerWithTokens();
		this.microsoft.answer(OWN, json(200, "{\"id\":\"sp1\"}"))
			.answer("GET " + ASSIGNMENTS, json(200, "{\"value\":[]}"))
			.answer("POST " + ASSIGNMENTS,
					refusal(400, "Request_BadRequest", "A conflicting object with one or more of the values exists"));

		this.signIn.redeem(question(null), "a-code").grantTeamsRole();

		assertThat(this.microsoft.received("POST " + ASSIGNMENTS)).hasSize(1);
	}

	@Test
	void isPatientWithThePlaceWhereCodesAreRedeemed() {
		answerWithTokens();
		Answer tokens = this.microsoft.answerTo(CODE_TOKEN);
		this.microsoft.answer(CODE_TOKEN, json(503, "").retryAfter("1"), tokens);

		Administrator person = this.microsoft.signIn(Clock.systemUTC(), Duration.ofSeconds(3))
			.redeem(question(null), "a-code");

		assertThat(person.tenant()).isEqualTo(TENANT);
	}

	@Test
	void isPatientWhileAPersonWaits() {
		answerWithTokens();
		this.microsoft.answer("GET /v1.0/me/transitiveMemberOf/graph.directoryRole",
				refusal(429, "TooManyRequests", "slow").retryAfter("0"), refusal(404, "Request_ResourceNotFound", "no"),
				json(200, "{\"value\":[{\"roleTemplateId\":\"role-2\"}]}"));

		Administrator person = this.microsoft.signIn(Clock.systemUTC(), Duration.ofSeconds(3))
			.redeem(question(null), "a-code");

		assertThat(person.holdsRole("role-2")).isTrue();
	}

	@Test
	void doesNotLetAPersonWaitLong() {
		answerWithTokens();
		this.microsoft.answer("GET /v1.0/me/transitiveMemberOf/graph.directoryRole",
				refusal(429, "TooManyRequests", "slow").retryAfter("60"));

		Administrator person = this.microsoft.signIn(Clock.systemUTC(), Duration.ofSeconds(3))
			.redeem(question(null), "a-code");

		assertThatThrownBy(() -> person.holdsRole("role-2")).isInstanceOf(MicrosoftFailure.class);
	}

	@Test
	void findsTheTenantOfAMailDomain() {
		this.microsoft.answer("GET /contoso.example/v2.0/.well-known/openid-configuration",
				json(200, "{\"issuer\":\"" + IdTokenFactory.ISSUER + "\"}"));

		assertThat(this.signIn.tenantOf("contoso.example")).contains(TENANT);
	}

	@Test
	void findsNoTenantForAStrangeOrPrivateDomain() {
		this.microsoft
			.answer("GET /nobody.example/v2.0/.well-known/openid-configuration",
					refusedToken(400, "invalid_tenant", "AADSTS90002: not found"))
			.answer("GET /outlook.example/v2.0/.well-known/openid-configuration", json(200,
					"{\"issuer\":\"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0\"}"));

		assertThat(this.signIn.tenantOf("nobody.example")).isEmpty();
		assertThat(this.signIn.tenantOf("outlook.example")).isEmpty();
	}

	@Test
	void tellsWhomADomainBelongsTo() {
		this.microsoft
			.answer("GET /nobody.example/v2.0/.well-known/openid-configuration",
					refusedToken(400, "invalid_tenant", "AADSTS90002: not found"))
			.answer("GET /outlook.example/v2.0/.well-known/openid-configuration", json(200,
					"{\"issuer\":\"https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0\"}"));

		assertThat(this.signIn.ownerOf("nobody.example").kind()).isEqualTo(DomainOwner.Kind.NOBODY);
		assertThat(this.signIn.ownerOf("outlook.example").kind()).isEqualTo(DomainOwner.Kind.PRIVATE_PEOPLE);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			login.microsoftonline.com, graph.microsoft.com, '', TENANT
			login.microsoftonline.com, '', '', TENANT
			login.microsoftonline.com, graph.microsoft.com, GCC, TENANT
			login.microsoftonline.com, graph.microsoft.com, DODCON, OTHER_CLOUD
			login.microsoftonline.com, graph.microsoft.us, DODCON, OTHER_CLOUD
			login.microsoftonline.us, graph.microsoft.us, DOD, OTHER_CLOUD
			login.partner.microsoftonline.cn, microsoftgraph.chinacloudapi.cn, '', OTHER_CLOUD""")
	void knowsATenantOfAnotherCloud(String login, String graph, String region, DomainOwner.Kind kind) {
		this.microsoft.answer("GET /contoso.example/v2.0/.well-known/openid-configuration",
				json(200,
						"{\"issuer\":\"https://%s/%s/v2.0\",\"msgraph_host\":\"%s\",\"tenant_region_sub_scope\":\"%s\"}"
							.formatted(login, TENANT, graph, region)));

		DomainOwner owner = this.signIn.ownerOf("contoso.example");

		assertThat(owner.kind()).isEqualTo(kind);
		assertThat(owner.tenant()).contains(TENANT);
	}

	@Test
	void doesNotTakeAnOutageForAStrangeDomain() {
		this.microsoft.answer("GET /contoso.example/v2.0/.well-known/openid-configuration", json(503, ""));

		assertThatThrownBy(() -> this.signIn.tenantOf("contoso.example")).isInstanceOfSatisfying(MicrosoftFailure.class,
				(failure) -> assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT));
	}

	@Test
	void provesItselfByCertificateToTheTenantAsked(@TempDir Path directory)
			throws IOException, InterruptedException, ParseException {
		MicrosoftSettings settings = withCertificate(this.microsoft.settings(), directory.resolve("app.p12"));
		AppTokens tokens = new AppTokens(settings,
				new Registration(settings, new LoginHttp(settings, new Calls(ObservationRegistry.NOOP))),
				new Edge(Clock.systemUTC()));

		tokens.graph(TENANT);

		String body = this.microsoft.received("POST /" + TENANT + "/oauth2/v2.0/token").get(0).body();
		SignedJWT assertion = SignedJWT.parse(form(body).get("client_assertion"));
		assertThat(assertion.getJWTClaimsSet().getAudience())
			.containsExactly("https://login.microsoftonline.com/" + TENANT + "/oauth2/v2.0/token");
		assertThat(body).doesNotContain("client_secret");
	}

	private void answerWithTokens() {
		String idToken = this.idTokens.token("a-nonce", (claims) -> {
		});
		// client_info is b64url of {"uid":"person-1","utid":"tenant"}.
		this.microsoft.answer("GET /organizations/discovery/v2.0/keys", json(200, this.idTokens.keys()))
			.answer(CODE_TOKEN,
					json(200,
							"{\"token_type\":\"Bearer\",\"expires_in\":3599,\"scope\":\"User.Read\","
									+ "\"access_token\":\"persons-token\",\"id_token\":\"" + idToken
									+ "\",\"client_info\":\"eyJ1aWQiOiJwZXJzb24tMSIsInV0aWQiOiJ0ZW5hbnQifQ\"}"));
	}

	private static Question question(TenantId tenant) {
		return new Question(tenant, REDIRECT, Set.of("User.Read", "Directory.Read.All"), "a-state", "a-nonce",
				"a-verifier");
	}

	private static MicrosoftSettings withCertificate(MicrosoftSettings settings, Path file)
			throws IOException, InterruptedException {
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		int exit = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "app", "-keyalg", "RSA", "-dname",
				"CN=app", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString())
			.start()
			.waitFor();
		assertThat(exit).isZero();
		return new MicrosoftSettings(settings.clientId(), null, new Certificate(file, "changeit"), null,
				settings.loginBase(), null, settings.graphBase(), settings.graphScope(), settings.teamsScope(),
				settings.issuerBase(), settings.teamsRole(), Duration.ofSeconds(2), Duration.ofSeconds(2),
				Duration.ZERO, null);
	}

	private static Map<String, String> query(URI url) {
		return form(url.getRawQuery());
	}

	private static Map<String, String> form(String encoded) {
		return Arrays.stream(encoded.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

}
