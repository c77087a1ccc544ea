package com.teammate.sandbox.microsoft;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.graph.models.AppRoleAssignment;
import com.microsoft.graph.models.AppRoleAssignmentCollectionResponse;
import com.microsoft.graph.models.AssignedLicense;
import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.DomainDnsMxRecord;
import com.microsoft.graph.models.DomainDnsTxtRecord;
import com.microsoft.graph.models.OAuth2PermissionGrant;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.SubscribedSku;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.users.item.assignlicense.AssignLicensePostRequestBody;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What production uses, against simulated Microsoft: both must understand each other. */
class MicrosoftLibrariesTests {

	private final Sample sample = new Sample();

	private ConfidentialClientApplication application;

	@BeforeEach
	void build() throws Exception {
		this.application = ConfidentialClientApplication
			.builder(Sample.CLIENT, ClientCredentialFactory.createFromSecret(Sample.SECRET))
			.authority("https://login.microsoftonline.com/organizations/")
			.httpClient(new Rewriting(this.sample.microsoft.address()))
			.build();
	}

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void redeemsACodeWithMsal() throws Exception {
		String code = this.sample.consentForEveryone("contoso.example");

		IAuthenticationResult result = this.application
			.acquireToken(AuthorizationCodeParameters.builder(code, new URI(Sample.FIRST))
				.scopes(Set.of("https://graph.microsoft.com/User.Read"))
				.build())
			.get();

		assertThat(result.account().username()).isEqualTo("admin@contoso.example");
		assertThat(result.account().homeAccountId()).endsWith("." + Sample.tenantId("contoso.example"));
		assertThat(graph(result.accessToken()).me().get().getUserPrincipalName()).isEqualTo("admin@contoso.example");
	}

	@Test
	void getsApplicationTokensWithMsal() throws Exception {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> applicationToken("contoso.example"))
			.withCauseInstanceOf(MsalServiceException.class)
			.withMessageContaining("AADSTS700016");

		this.sample.consentToEverything("contoso.example");

		assertThat(Sample.claims(applicationToken("contoso.example")).get("roles")).hasSize(6);
	}

	@Test
	void readsConsentsWithTheGraphSdk() throws Exception {
		this.sample.consentToEverything("contoso.example");
		GraphServiceClient graph = graph(applicationToken("contoso.example"));

		var principal = graph.servicePrincipalsWithAppId(Sample.CLIENT).get((request) -> {
			request.queryParameters.select = new String[] { "id", "appId", "accountEnabled" };
		});
		List<OAuth2PermissionGrant> grants = graph.oauth2PermissionGrants().get((request) -> {
			request.queryParameters.filter = "clientId eq '" + principal.getId()
					+ "' and consentType eq 'AllPrincipals'";
		}).getValue();
		List<AppRoleAssignment> assignments = new ArrayList<>();
		AppRoleAssignmentCollectionResponse page = graph.servicePrincipals()
			.byServicePrincipalId(principal.getId())
			.appRoleAssignments()
			.get();
		assertThat(page.getOdataNextLink()).isNotNull();
		new PageIterator.Builder<AppRoleAssignment, AppRoleAssignmentCollectionResponse>().client(graph)
			.collectionPage(page)
			.collectionPageFactory(AppRoleAssignmentCollectionResponse::createFromDiscriminatorValue)
			.processPageItemCallback(assignments::add)
			.build()
			.iterate();

		assertThat(grants).singleElement()
			.extracting(OAuth2PermissionGrant::getScope)
			.asString()
			.contains("Directory.Read.All");
		assertThat(assignments).hasSize(6).allMatch((one) -> principal.getId().equals(one.getPrincipalId().toString()));
	}

	@Test
	void preparesADomainWithTheGraphSdk() throws Exception {
		this.sample.consentToEverything("contoso.example");
		GraphServiceClient graph = graph(applicationToken("contoso.example"));
		String name = "contoso.sbc.carrier.example";

		assertThat(graph.domains().post(domain(name)).getIsVerified()).isFalse();
		assertThatExceptionOfType(ODataError.class).isThrownBy(() -> graph.domains().post(domain(name)))
			.satisfies(
					(error) -> assertThat(error.getError().getDetails().get(0).getCode()).isEqualTo("ObjectConflict"));
		var records = graph.domains().byDomainId(name).verificationDnsRecords().get().getValue();
		assertThat(records.get(0)).isInstanceOf(DomainDnsMxRecord.class);
		assertThat(((DomainDnsTxtRecord) records.get(1)).getText()).startsWith("MS=ms");
		assertThatExceptionOfType(ODataError.class).isThrownBy(() -> graph.domains().byDomainId(name).verify().post())
			.withMessageContaining("Domain verification failed");
	}

	@Test
	void givesAUserALicenceWithTheGraphSdk() throws Exception {
		this.sample.consentToEverything("contoso.example");
		GraphServiceClient graph = graph(applicationToken("contoso.example"));
		SubscribedSku sku = graph.subscribedSkus()
			.get()
			.getValue()
			.stream()
			.filter((one) -> "SPE_E5".equals(one.getSkuPartNumber()))
			.findFirst()
			.orElseThrow();
		String id = graph.users().post(newUser("service@contoso.example")).getId();

		assertThatExceptionOfType(ODataError.class)
			.isThrownBy(() -> graph.users().byUserId(id).assignLicense().post(licence(sku.getSkuId())))
			.withMessageContaining("removeLicenses");
		AssignLicensePostRequestBody body = licence(sku.getSkuId());
		body.setRemoveLicenses(List.of());
		graph.users().byUserId(id).assignLicense().post(body);

		assertThat(graph.users().byUserId(id).licenseDetails().get().getValue()).hasSize(1);
		assertThat(this.sample.tenant("contoso.example").subscription(sku.getSkuId().toString()).orElseThrow().free())
			.isEqualTo(4);
	}

	@Test
	void givesOurApplicationADirectoryRoleWithTheGraphSdk() throws Exception {
		GraphServiceClient person = graph(this.sample.delegatedToken("contoso.example"));
		var roles = person.me().transitiveMemberOf().graphDirectoryRole().get().getValue();
		assertThat(roles).singleElement().matches((role) -> role.getDisplayName().equals("Global Administrator"));
		UnifiedRoleAssignment assignment = new UnifiedRoleAssignment();
		assignment.setRoleDefinitionId("69091246-20e8-4a56-aa4d-066075b2a7a8");
		assignment.setPrincipalId(person.servicePrincipalsWithAppId(Sample.CLIENT).get().getId());
		assignment.setDirectoryScopeId("/");

		person.roleManagement().directory().roleAssignments().post(assignment);

		this.sample.consentToEverything("contoso.example");
		assertThat(Sample.claims(applicationToken("contoso.example")).get("wids")).map((role) -> role.asText())
			.contains("69091246-20e8-4a56-aa4d-066075b2a7a8");
	}

	private String applicationToken(String domain) throws Exception {
		return this.application
			.acquireToken(ClientCredentialParameters.builder(Set.of(Sample.GRAPH))
				.tenant(Sample.tenantId(domain))
				.skipCache(true)
				.build())
			.get()
			.accessToken();
	}

	private GraphServiceClient graph(String token) {
		AuthenticationProvider bearer = (request, context) -> request.headers.add("Authorization", "Bearer " + token);
		String base = this.sample.microsoft.address() + "/v1.0";
		return new GraphServiceClient(new BaseGraphRequestAdapter(bearer, base, GraphClientFactory.create().build()));
	}

	/** A new one for each call: the library sends only what changed since the last. */
	private static Domain domain(String name) {
		Domain domain = new Domain();
		domain.setId(name);
		return domain;
	}

	private static AssignLicensePostRequestBody licence(UUID skuId) {
		AssignedLicense licence = new AssignedLicense();
		licence.setSkuId(skuId);
		AssignLicensePostRequestBody body = new AssignLicensePostRequestBody();
		body.setAddLicenses(List.of(licence));
		return body;
	}

	private static User newUser(String name) {
		User user = new User();
		user.setAccountEnabled(true);
		user.setDisplayName("Service");
		user.setMailNickname("service");
		user.setUserPrincipalName(name);
		user.setUsageLocation("US");
		PasswordProfile password = new PasswordProfile();
		password.setPassword("a Passw0rd nobody knows");
		user.setPasswordProfile(password);
		return user;
	}

	/** Sends what is meant for Microsoft to simulated Microsoft. */
	private record Rewriting(URI base) implements IHttpClient {

		@Override
		public IHttpResponse send(HttpRequest request) throws Exception {
			URI target = this.base.resolve(request.url().toURI().getRawPath()
					+ ((request.url().getQuery() == null) ? "" : "?" + request.url().getQuery()));
			var copy = java.net.http.HttpRequest.newBuilder(target);
			request.headers().forEach((name, value) -> {
				if (!"Content-Length".equalsIgnoreCase(name)) {
					copy.setHeader(name, value);
				}
			});
			copy.method(request.httpMethod().name(),
					(request.body() == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
			var answer = HttpClient.newHttpClient().send(copy.build(), BodyHandlers.ofString());
			HttpResponse response = new HttpResponse();
			response.statusCode(answer.statusCode());
			response.body(answer.body());
			response.addHeaders(answer.headers().map());
			return response;
		}

	}

}
