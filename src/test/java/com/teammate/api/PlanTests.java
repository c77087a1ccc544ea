package com.teammate.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Change;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.PlannedChange;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import com.teammate.sbc.Plans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@ApiTest
class PlanTests {

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	Enterprises enterprises;

	@Autowired
	Plans plans;

	@Autowired
	ChangeLedger ledger;

	Enterprise contoso;

	ApiClient api;

	@BeforeEach
	void prepare() {
		Reseller reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(reseller.id(), "test"));
		this.contoso = Fixtures.onboarding(Fixtures.contosoRequest(reseller.id()));
		given(this.enterprises.find(reseller.id(), this.contoso.id())).willReturn(Optional.of(this.contoso));
	}

	@Test
	void listsEveryObjectBeforeItIsTouched() {
		given(this.plans.of(this.contoso.id())).willReturn(
				List.of(new PlannedChange(Kind.SERVICE_PRINCIPAL, "TeamMate", Action.CREATE, null, Step.FIRST_CONSENT),
						new PlannedChange(Kind.DNS_TXT, "contoso.sbc1.carrier.example", Action.CREATE, Fixtures.US_EAST,
								Step.LINK_SBC_REGIONS)));

		var reply = this.api.get("/api/v1/enterprises/" + this.contoso.id() + "/plan");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.response().body()).isEqualTo("""
				{"items":[{"system":"MICROSOFT_ENTRA","kind":"SERVICE_PRINCIPAL","name":"TeamMate","action":"CREATE",\
				"region":null,"step":"FIRST_CONSENT"},{"system":"DNS","kind":"DNS_TXT",\
				"name":"contoso.sbc1.carrier.example","action":"CREATE","region":"us-east-1",\
				"step":"LINK_SBC_REGIONS"}]}""");
	}

	@Test
	void listsEveryChange() {
		given(this.ledger.of(this.contoso.id()))
			.willReturn(List.of(new Change(Kind.DOMAIN, "contoso.sbc1.carrier.example", Action.CHANGE, Fixtures.US_EAST,
					"unverified", "verified", Step.LINK_SBC_REGIONS, "r-1", Fixtures.MONDAY)));

		var reply = this.api.get("/api/v1/enterprises/" + this.contoso.id() + "/changes");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.response().body()).isEqualTo("""
				{"items":[{"system":"MICROSOFT_ENTRA","kind":"DOMAIN","name":"contoso.sbc1.carrier.example",\
				"action":"CHANGE","region":"us-east-1","before":"unverified","after":"verified",\
				"step":"LINK_SBC_REGIONS","requestId":"r-1","at":"2026-11-23T10:00:00.123456Z"}]}""");
	}

	@Test
	void keepsPlansAndChangesOfOthersToThemselves() {
		for (String id : List.of(EnterpriseId.random().toString(), "nonsense")) {
			this.api.get("/api/v1/enterprises/" + id + "/plan").isProblem(404, "enterprise_not_found");
			this.api.get("/api/v1/enterprises/" + id + "/changes").isProblem(404, "enterprise_not_found");
		}

		then(this.plans).shouldHaveNoInteractions();
		then(this.ledger).shouldHaveNoInteractions();
	}

}
