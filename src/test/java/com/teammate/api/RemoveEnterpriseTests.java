package com.teammate.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.RemovalReport;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Change;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@ApiTest
class RemoveEnterpriseTests {

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Enterprises enterprises;

	@Autowired
	Onboarding onboarding;

	Enterprise contoso;

	ApiClient api;

	@BeforeEach
	void prepare() {
		Reseller reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(reseller.id(), "test"));
		this.contoso = Fixtures.onboarding(Fixtures.contosoRequest(reseller.id()));
		given(this.enterprises.find(reseller.id(), this.contoso.id())).willReturn(Optional.of(this.contoso));
		Answer<Enterprise> checked = (call) -> {
			call.<Consumer<Enterprise>>getArgument(1).accept(this.contoso);
			return this.contoso;
		};
		given(this.onboarding.describe(any())).willReturn("It is somebody's turn.");
		given(this.onboarding.remove(eq(this.contoso.id()), any(), any())).willAnswer(checked);
	}

	@Test
	void acceptsARemoval() {
		var reply = this.api.post(path("remove"), "");

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("ETag")).contains("\"7\"");
		assertThat(reply.json().path("id").asText()).isEqualTo(this.contoso.id().toString());
	}

	@Test
	void checksTheVersionWhenThereIsOne() {
		assertThat(this.api.post(path("remove"), "", "If-Match", "\"7\"").status()).isEqualTo(202);
		this.api.post(path("remove"), "", "If-Match", "\"6\"").isProblem(412, "precondition_failed");
	}

	@Test
	void leavesAnotherResellersEnterpriseAlone() {
		String other = "/api/v1/enterprises/" + UUID.randomUUID();
		this.api.post(other + "/remove", "").isProblem(404, "enterprise_not_found");
		this.api.get(other + "/removal").isProblem(404, "enterprise_not_found");

		then(this.onboarding).should(never()).remove(any(), any(), any());
		then(this.onboarding).should(never()).removal(any());
	}

	@Test
	void provesWhatWasRemovedAndWhoseTheRestIs() {
		var removed = new Change(Kind.PSTN_USAGE, "TM-contoso", Action.REMOVE, null, "present", null,
				Step.UNLINK_SBC_REGIONS, null, Fixtures.MONDAY);
		var left = new RemovalReport.Remnant(Kind.DOMAIN, "contoso.sbc1.carrier.example", Fixtures.US_EAST,
				Actor.GLOBAL_ADMIN, "DOMAIN_IN_USE", "Somebody uses it.");
		given(this.onboarding.removal(this.contoso.id()))
			.willReturn(Optional.of(new RemovalReport(Fixtures.MONDAY, null, List.of(removed), List.of(left))));

		assertThat(this.api.get(path("removal")).response().body()).isEqualTo("""
				{"requestedAt":"2026-11-23T10:00:00.123456Z","finishedAt":null,\
				"removed":[{"system":"TEAMS","kind":"PSTN_USAGE","name":"TM-contoso","region":null,\
				"at":"2026-11-23T10:00:00.123456Z","requestId":null}],\
				"left":[{"system":"MICROSOFT_ENTRA","kind":"DOMAIN","name":"contoso.sbc1.carrier.example",\
				"region":"us-east-1","owner":"GLOBAL_ADMIN","code":"DOMAIN_IN_USE","text":"Somebody uses it."}]}""");
	}

	@Test
	void hasNoProofWithoutARemoval() {
		given(this.onboarding.removal(this.contoso.id())).willReturn(Optional.empty());

		this.api.get(path("removal")).isProblem(404, "removal_not_found");
	}

	private String path(String part) {
		return "/api/v1/enterprises/" + this.contoso.id() + "/" + part;
	}

}
