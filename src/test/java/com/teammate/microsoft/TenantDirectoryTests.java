package com.teammate.microsoft;

import java.time.Clock;
import java.util.Set;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.TenantDirectory.Domain;
import com.teammate.microsoft.TenantDirectory.Organization;
import com.teammate.microsoft.TenantDirectory.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.teammate.microsoft.StubMicrosoft.json;
import static com.teammate.microsoft.StubMicrosoft.refusal;
import static com.teammate.microsoft.StubMicrosoft.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TenantDirectoryTests {

	private static final TenantId TENANT = TenantId.of(StubMicrosoft.TENANT);

	private static final String TOKEN = "POST /" + StubMicrosoft.TENANT + "/oauth2/v2.0/token";

	private static final String FQDN = "cust.sbc1.example";

	private static final String DOMAIN = "GET /v1.0/domains/" + FQDN;

	private static final String VERIFY = "POST /v1.0/domains/" + FQDN + "/verify";

	private static final String NOT_FOUND = "Request_ResourceNotFound";

	private static final String SKU = "6fd2c87f-b296-42f0-b197-1e91e994b900";

	private final StubMicrosoft microsoft = new StubMicrosoft();

	private final TenantDirectory directory = this.microsoft.directory(Clock.systemUTC());

	@AfterEach
	void stop() {
		this.microsoft.close();
	}

	@Test
	void readsTheOrganization() {
		this.microsoft.answer("GET /v1.0/organization",
				json(200, "{\"value\":[{\"id\":\"t\",\"displayName\":\"Contoso\",\"countryLetterCode\":\"US\"}]}"));

		assertThat(this.directory.organization(TENANT)).isEqualTo(new Organization("t", "Contoso", "US", null));
	}

	@Test
	void triesOnceMoreWithAFreshTokenWhenTheCachedOneIsDenied() {
		this.microsoft.answer(TOKEN, token("old"), token("new"))
			.answer("GET /v1.0/organization", refusal(401, "InvalidAuthenticationToken", "expired"),
					json(200, "{\"value\":[{\"id\":\"t\",\"displayName\":\"Contoso\"}]}"));

		this.directory.organization(TENANT);

		assertThat(this.microsoft.received("GET /v1.0/organization")).extracting((request) -> request.authorization())
			.containsExactly("Bearer old", "Bearer new");
	}

	@Test
	void givesEveryRequestAnIdOfItsOwn() {
		this.microsoft.answer(DOMAIN, json(200, "{\"id\":\"" + FQDN + "\",\"isVerified\":false}"));

		this.directory.domain(TENANT, FQDN);
		this.directory.domain(TENANT, FQDN);

		assertThat(this.microsoft.received(DOMAIN)).extracting((request) -> request.requestId())
			.doesNotHaveDuplicates()
			.doesNotContainNull();
	}

	@Test
	void addsADomainOnlyWhenItIsMissing() {
		this.microsoft.answer(DOMAIN, refusal(404, NOT_FOUND, "no"), json(200, "{\"id\":\"" + FQDN + "\"}"))
			.answer("POST /v1.0/domains", json(201, "{\"id\":\"" + FQDN + "\",\"isVerified\":false}"));

		assertThat(this.directory.addDomain(TENANT, FQDN)).isEqualTo(new Domain(FQDN, false));
		assertThat(LastWrite.requestId()).contains("r-of-POST");
		assertThat(this.directory.addDomain(TENANT, FQDN)).isEqualTo(new Domain(FQDN, false));
		assertThat(LastWrite.requestId()).isEmpty();
		assertThat(this.microsoft.received("POST /v1.0/domains")).singleElement()
			.satisfies((request) -> assertThat(request.body()).isEqualTo("{\"id\":\"" + FQDN + "\"}"));
	}

	@Test
	void acceptsAConflictOverADomainThatTurnsOutToBeOurs() {
		this.microsoft.answer(DOMAIN, refusal(404, NOT_FOUND, "no"), json(200, "{\"id\":\"" + FQDN + "\"}"))
			.answer("POST /v1.0/domains", refusal(400, "Request_BadRequest", "A conflicting object is present"));

		assertThat(this.directory.addDomain(TENANT, FQDN)).isEqualTo(new Domain(FQDN, false));
	}

	@Test
	void reportsADomainOfAnotherTenantAsConflict() {
		this.microsoft.answer(DOMAIN, refusal(404, NOT_FOUND, "no"))
			.answer("POST /v1.0/domains", refusal(400, "Request_BadRequest", "A conflicting object is present"));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.directory.addDomain(TENANT, FQDN));

		assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
	}

	@Test
	void picksTheTextRecordAmongTheWaysToVerify() {
		this.microsoft.answer("GET /v1.0/domains/" + FQDN + "/verificationDnsRecords", json(200, "{\"value\":["
				+ "{\"@odata.type\":\"#microsoft.graph.domainDnsMxRecord\",\"mailExchange\":\"ms1.msv1.invalid\"},"
				+ "{\"@odata.type\":\"#microsoft.graph.domainDnsTxtRecord\",\"text\":\"MS=ms12345678\"}]}"));

		assertThat(this.directory.verificationText(TENANT, FQDN)).isEqualTo("MS=ms12345678");
	}

	@Test
	void believesTheDomainRatherThanARefusalToVerifyIt() {
		this.microsoft.answer(VERIFY, refusal(400, "Request_BadRequest", "Domain is already verified."))
			.answer(DOMAIN, json(200, "{\"id\":\"" + FQDN + "\",\"isVerified\":true}"));

		assertThat(this.directory.verifyDomain(TENANT, FQDN)).isTrue();
	}

	@Test
	void saysThatTheRecordIsNotVisibleYet() {
		this.microsoft.answer(VERIFY, refusal(400, "Request_BadRequest", "Domain verification failed"))
			.answer(DOMAIN, json(200, "{\"id\":\"" + FQDN + "\",\"isVerified\":false}"));

		assertThat(this.directory.verifyDomain(TENANT, FQDN)).isFalse();
	}

	@Test
	void throwsWhenAnotherTenantVerifiedTheDomain() {
		this.microsoft.answer(VERIFY, refusal(400, "Request_BadRequest", "verified in a different tenant"))
			.answer(DOMAIN, json(200, "{\"id\":\"" + FQDN + "\",\"isVerified\":false}"));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.directory.verifyDomain(TENANT, FQDN));

		assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
	}

	@Test
	void collectsSubscriptionsFromAllPages() {
		this.microsoft.answer("GET /v1.0/subscribedSkus", json(200,
				"{\"@odata.nextLink\":\"BASE/v1.0/subscribedSkus?$skiptoken=2\",\"value\":[" + sku(5, 5) + "]}"),
				json(200, "{\"value\":[" + sku(7, 4) + "]}"));

		assertThat(this.directory.subscriptions(TENANT)).extracting(Subscription::free).containsExactly(0, 3);
		assertThat(this.directory.subscriptions(TENANT).get(0).servicePlans()).isEqualTo(Set.of("TEAMS1", "MCOEV"));
	}

	@Test
	void findsTheUserThatAnEarlierTryCreated() {
		String user = "{\"id\":\"u1\",\"userPrincipalName\":\"activation@" + FQDN + "\",\"assignedLicenses\":[]}";
		this.microsoft.answer("GET /v1.0/users/activation%40" + FQDN, refusal(404, NOT_FOUND, "no"), json(200, user))
			.answer("POST /v1.0/users",
					json(400, "{\"error\":{\"code\":\"Request_BadRequest\",\"message\":\"Another object\","
							+ "\"details\":[{\"code\":\"ObjectConflict\",\"target\":\"userPrincipalName\"}]}}"));

		var found = this.directory.ensureUser(TENANT, "activation@" + FQDN, "Activation", "US");

		assertThat(found.id()).isEqualTo("u1");
		assertThat(this.microsoft.received("POST /v1.0/users")).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("\"usageLocation\":\"US\"")
				.contains("\"accountEnabled\":true")
				.containsPattern("\"password\":\"[^\"]{40,}\""));
	}

	@Test
	void sendsWholeBodiesWithTheFreshToken() {
		this.microsoft.answer(DOMAIN, refusal(404, NOT_FOUND, "no"))
			.answer("POST /v1.0/domains", refusal(403, "Authorization_RequestDenied", "no"),
					json(201, "{\"id\":\"" + FQDN + "\",\"isVerified\":false}"))
			.answer("GET /v1.0/users/activation%40" + FQDN, refusal(404, NOT_FOUND, "no"))
			.answer("POST /v1.0/users", refusal(403, "Authorization_RequestDenied", "no"),
					json(201, "{\"id\":\"u1\",\"userPrincipalName\":\"activation@" + FQDN + "\"}"))
			.answer("GET /v1.0/users/u1", json(200, "{\"id\":\"u1\",\"assignedLicenses\":[]}"))
			.answer("POST /v1.0/users/u1/assignLicense", refusal(403, "Authorization_RequestDenied", "no"),
					json(200, "{\"id\":\"u1\"}"));

		this.directory.addDomain(TENANT, FQDN);
		this.directory.ensureUser(TENANT, "activation@" + FQDN, "Activation", "US");
		this.directory.assignLicence(TENANT, "u1", SKU);

		assertThat(this.microsoft.received("POST /v1.0/domains")).hasSize(2)
			.allSatisfy((request) -> assertThat(request.body()).contains(FQDN));
		assertThat(this.microsoft.received("POST /v1.0/users")).hasSize(2)
			.allSatisfy((request) -> assertThat(request.body()).contains("\"accountEnabled\":true", "password"));
		assertThat(this.microsoft.received("POST /v1.0/users/u1/assignLicense")).hasSize(2)
			.allSatisfy((request) -> assertThat(request.body()).contains("\"removeLicenses\":[]", SKU));
	}

	@Test
	void assignsALicenceOnce() {
		this.microsoft
			.answer("GET /v1.0/users/u1", json(200, "{\"id\":\"u1\",\"assignedLicenses\":[]}"),
					json(200, "{\"id\":\"u1\",\"assignedLicenses\":[{\"skuId\":\"" + SKU + "\"}]}"))
			.answer("POST /v1.0/users/u1/assignLicense", json(200, "{\"id\":\"u1\"}"));

		this.directory.assignLicence(TENANT, "u1", SKU);
		this.directory.assignLicence(TENANT, "u1", SKU);

		assertThat(this.microsoft.received("POST /v1.0/users/u1/assignLicense")).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("\"removeLicenses\":[]").contains(SKU));
	}

	@Test
	void namesTheLackOfAFreeSeat() {
		this.microsoft.answer("GET /v1.0/users/u1", json(200, "{\"id\":\"u1\",\"assignedLicenses\":[]}"))
			.answer("POST /v1.0/users/u1/assignLicense",
					refusal(400, "Request_BadRequest", "Subscription does not have any available licenses."));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.directory.assignLicence(TENANT, "u1", SKU));

		assertThat(failure.signal()).isEqualTo("NoLicenceLeft");
		assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
	}

	@Test
	void readsTheRolesOfOurServicePrincipal() {
		this.microsoft
			.answer("GET /v1.0/servicePrincipals(appId='" + StubMicrosoft.CLIENT + "')", json(200, "{\"id\":\"sp1\"}"))
			.answer("GET /v1.0/servicePrincipals/sp1/transitiveMemberOf/graph.directoryRole",
					json(200, "{\"value\":[{\"roleTemplateId\":\"role-1\"},{\"displayName\":\"odd\"}]}"));

		assertThat(this.directory.ownDirectoryRoles(TENANT)).containsExactly("role-1");
	}

	@Test
	void deletesAUserAndTakesItsLicencesFirst() {
		String user = "{\"id\":\"u1\",\"userPrincipalName\":\"a@" + FQDN + "\",\"assignedLicenses\":[%s]}";
		String read = "GET /v1.0/users/a%40" + FQDN;
		this.microsoft
			.answer(read, json(200, user.formatted("{\"skuId\":\"" + SKU + "\"}")), json(200, user.formatted("")),
					json(200, user.formatted("")), refusal(404, NOT_FOUND, "no"))
			.answer("POST /v1.0/users/u1/assignLicense", json(200, "{\"id\":\"u1\"}"))
			.answer("DELETE /v1.0/users/u1", json(204, ""));

		assertThat(this.directory.removeLicences(TENANT, "a@" + FQDN)).isTrue();
		assertThat(LastWrite.requestId()).contains("r-of-POST");
		assertThat(this.directory.removeUser(TENANT, "a@" + FQDN)).isTrue();
		assertThat(LastWrite.requestId()).contains("r-of-DELETE");
		assertThat(this.directory.removeUser(TENANT, "a@" + FQDN)).isTrue();
		assertThat(LastWrite.requestId()).isEmpty();

		assertThat(this.microsoft.received("DELETE /v1.0/users/u1")).hasSize(1);
		assertThat(this.microsoft.received("POST /v1.0/users/u1/assignLicense")).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("\"addLicenses\":[]", SKU));
	}

	@Test
	void deletesADomainOnlyWhenNothingUsesIt() {
		String references = "GET /v1.0/domains/" + FQDN + "/domainNameReferences";
		this.microsoft.answer(DOMAIN, json(200, "{\"id\":\"" + FQDN + "\"}"))
			.answer(references, json(200, "{\"value\":[{\"id\":\"person\"}]}"), json(200, "{\"value\":[]}"))
			.answer("DELETE /v1.0/domains/" + FQDN, json(204, ""));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.directory.removeDomain(TENANT, FQDN));
		assertThat(failure.signal()).isEqualTo("DomainInUse");
		assertThat(this.microsoft.received("DELETE /v1.0/domains/" + FQDN)).isEmpty();

		assertThat(this.directory.removeDomain(TENANT, FQDN)).as("still shown").isFalse();
		assertThat(this.microsoft.received("DELETE /v1.0/domains/" + FQDN)).hasSize(1);
	}

	@Test
	void knowsThatADomainIsGone() {
		this.microsoft.answer(DOMAIN, refusal(404, NOT_FOUND, "no"));

		assertThat(this.directory.removeDomain(TENANT, FQDN)).isTrue();
	}

	@Test
	void deletesOurOwnServicePrincipal() {
		this.microsoft
			.answer("GET /v1.0/servicePrincipals(appId='" + StubMicrosoft.CLIENT + "')", json(200, "{\"id\":\"sp1\"}"),
					refusal(404, NOT_FOUND, "no"))
			.answer("DELETE /v1.0/servicePrincipals/sp1", json(204, ""));

		assertThat(this.directory.removeOwnServicePrincipal(TENANT)).isTrue();
		assertThat(this.directory.removeOwnServicePrincipal(TENANT)).isFalse();
	}

	private static String sku(int enabled, int consumed) {
		return "{\"skuId\":\"" + SKU + "\",\"skuPartNumber\":\"E5\",\"capabilityStatus\":\"Enabled\",\"consumedUnits\":"
				+ consumed + ",\"prepaidUnits\":{\"enabled\":" + enabled
				+ "},\"servicePlans\":[{\"servicePlanName\":\"TEAMS1\"},{\"servicePlanName\":\"MCOEV\"}]}";
	}

}
