package com.teammate.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.onboarding.EnterpriseRemoved;
import com.teammate.onboarding.NoRegionLeft;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.RegionLeaves;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
class ChangeEnterpriseTests {

	private static final String SEEN = "\"7\"";

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

	private final AtomicReference<NewEnterprise> wish = new AtomicReference<>();

	Enterprise contoso;

	ApiClient api;

	@BeforeEach
	void prepare() {
		Reseller reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(reseller.id(), "test"));
		this.contoso = Fixtures.onboarding(Fixtures.contosoRequest(reseller.id()));
		given(this.regions.all()).willReturn(Fixtures.regions());
		given(this.enterprises.find(reseller.id(), this.contoso.id())).willReturn(Optional.of(this.contoso));
		given(this.onboarding.describe(any())).willReturn("It is somebody's turn.");
		given(this.onboarding.change(eq(this.contoso.id()), any(), any())).willAnswer((call) -> {
			Function<Enterprise, NewEnterprise> change = call.getArgument(1);
			this.wish.set(change.apply(this.contoso));
			return changed(this.wish.get());
		});
	}

	@Test
	void changesWhatIsNamedAndLeavesTheRest() {
		var reply = patch("{\"name\":\" Contoso Ltd \",\"pbxMusicOnHold\":false}");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("ETag")).contains("\"8\"");
		assertThat(reply.json().path("name").asText()).isEqualTo("Contoso Ltd");
		NewEnterprise before = this.contoso.requested();
		assertThat(this.wish.get()).isEqualTo(new NewEnterprise(before.reseller(), "Contoso Ltd", before.adminEmail(),
				50, false, false, true, before.sbcRegions(), before.services(), before.pbxTypes(), "A-1001", "US"));
	}

	@Test
	void changesEverythingAtOnce() {
		patch("""
				{"name":"C","adminEmail":"new@contoso.example","userLimit":1,"pbxMusicOnHold":false,"accessSipData":true,
				"requestManagementConsent":false,"sbcRegions":["us-west"],"services":["TRUNK"],"pbxTypes":null,
				"billingReference":"B","country":"DE"}""");

		assertThat(this.wish.get())
			.isEqualTo(new NewEnterprise(this.contoso.reseller(), "C", new EmailAddress("new@contoso.example"), 1,
					false, true, false, List.of(Fixtures.US_WEST), Set.of(OfferedService.TRUNK), List.of(), "B", "DE"));
	}

	@Test
	void takesAwayWhatIsNull() {
		patch("{\"userLimit\":null,\"billingReference\":null,\"country\":null,\"accessSipData\":null}");

		assertThat(this.wish.get().userLimit()).isNull();
		assertThat(this.wish.get().billingReference()).isNull();
		assertThat(this.wish.get().country()).isNull();
		assertThat(this.wish.get().accessSipData()).isFalse();
	}

	@Test
	void keepsARegionThatTheCatalogueHasNoMore() {
		given(this.regions.all()).willReturn(List.of());

		assertThat(patch("{\"name\":\"C\"}").status()).isEqualTo(200);
		assertThat(this.wish.get().sbcRegions()).containsExactly(Fixtures.US_EAST, Fixtures.US_WEST);
	}

	@Test
	void saysEverythingThatIsWrongAtOnce() {
		var reply = patch("""
				{"name":null,"adminEmail":"nobody","userLimit":0,"sbcRegions":["mars"],"services":["TRUNK"],
				"country":"us","status":"ACTIVE","userLimitt":null}""");

		assertThat(reply.isProblem(422, "validation_failed").json().path("errors").findValuesAsText("field"))
			.containsExactlyInAnyOrder("name", "adminEmail", "userLimit", "sbcRegions[0]", "pbxTypes", "country",
					"status", "userLimitt");
		assertThat(this.wish.get()).isNull();
	}

	@Test
	void needsTheVersionThatWasRead() {
		send("{}", "application/merge-patch+json").isProblem(428, "precondition_required");
		send("{}", "application/merge-patch+json", "If-Match", " ").isProblem(428, "precondition_required");

		then(this.onboarding).should(never()).change(any(), any(), any());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"6\"", "W/\"7\"", "7", "\"67\"", "\"6\", \"8\"" })
	void refusesAnotherVersion(String ifMatch) {
		send("{\"name\":\"C\"}", "application/merge-patch+json", "If-Match", ifMatch).isProblem(412,
				"precondition_failed");

		assertThat(this.wish.get()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"7\"", "*", "\"6\", \"7\"" })
	void takesTheVersionInEveryForm(String ifMatch) {
		assertThat(send("{\"name\":\"C\"}", "application/merge-patch+json", "If-Match", ifMatch).status())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json-patch+json", "text/plain" })
	void takesNothingButMergePatches(String type) {
		var reply = send("{\"name\":\"C\"}", type, "If-Match", SEEN).isProblem(415, "unsupported_media_type");

		assertThat(reply.header("Accept-Patch")).contains("application/merge-patch+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{\"name\":", "\"x\"" })
	void needsAnObject(String body) {
		patch(body).isProblem(400, "malformed_json");
	}

	@Test
	void doesNotChangeAnotherResellersEnterprise() {
		this.api
			.send(this.api.request("/api/v1/enterprises/" + UUID.randomUUID(), "If-Match", SEEN, "Content-Type",
					"application/merge-patch+json")
				.method("PATCH", BodyPublishers.ofString("{}")))
			.isProblem(404, "enterprise_not_found");
	}

	@Test
	void saysWhatCannotChangeNow() {
		willThrow(mock(RegionLeaves.class)).given(this.onboarding).change(any(), any(), any());
		patch("{\"sbcRegions\":[\"us-west\"]}").isProblem(409, "region_leaves");

		willThrow(mock(NoRegionLeft.class)).given(this.onboarding).change(any(), any(), any());
		patch("{\"sbcRegions\":[\"us-west\"]}").isProblem(409, "no_region_left");

		willThrow(mock(EnterpriseRemoved.class)).given(this.onboarding).change(any(), any(), any());
		patch("{\"name\":\"Late\"}").isProblem(409, "enterprise_removed");
	}

	private ApiClient.Reply patch(String body) {
		return send(body, "application/merge-patch+json", "If-Match", SEEN);
	}

	private ApiClient.Reply send(String body, String type, String... headers) {
		return this.api.send(this.api.request("/api/v1/enterprises/" + this.contoso.id(), headers)
			.header("Content-Type", type)
			.method("PATCH", BodyPublishers.ofString(body)));
	}

	private Enterprise changed(NewEnterprise request) {
		return new Enterprise(this.contoso.id(), request, this.contoso.status(), this.contoso.managementConsent(), null,
				this.contoso.nextAction(), 0, this.contoso.createdAt(), this.contoso.updatedAt(), 8);
	}

}
