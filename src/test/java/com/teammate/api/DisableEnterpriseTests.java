package com.teammate.api;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.EnterpriseDisabled;
import com.teammate.onboarding.EnterpriseRemoved;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.stubbing.Answer;

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
class DisableEnterpriseTests {

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
		given(this.onboarding.disable(eq(this.contoso.id()), any(), any())).willAnswer(checked);
		given(this.onboarding.enable(eq(this.contoso.id()), any(), any())).willAnswer(checked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "enable" })
	void answersWithTheEnterprise(String act) {
		var reply = post(act);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("ETag")).contains("\"7\"");
		assertThat(reply.json().path("id").asText()).isEqualTo(this.contoso.id().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "enable" })
	void checksTheVersionWhenThereIsOne(String act) {
		assertThat(post(act, "If-Match", "\"7\"").status()).isEqualTo(200);
		post(act, "If-Match", "\"6\"").isProblem(412, "precondition_failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "enable" })
	void leavesAnotherResellersEnterpriseAlone(String act) {
		this.api.post("/api/v1/enterprises/" + UUID.randomUUID() + "/" + act, "")
			.isProblem(404, "enterprise_not_found");

		then(this.onboarding).should(never()).disable(any(), any(), any());
		then(this.onboarding).should(never()).enable(any(), any(), any());
	}

	@Test
	void saysWhatCannotBe() {
		willThrow(mock(EnterpriseRemoved.class)).given(this.onboarding).enable(any(), any(), any());
		willThrow(mock(EnterpriseDisabled.class)).given(this.onboarding).resendInvitation(any(), any());
		willThrow(mock(EnterpriseDisabled.class)).given(this.onboarding).check(any());

		post("enable").isProblem(409, "enterprise_removed");
		post("invitation").isProblem(409, "enterprise_disabled");
		post("check").isProblem(409, "enterprise_disabled");
	}

	private ApiClient.Reply post(String act, String... headers) {
		return this.api.post("/api/v1/enterprises/" + this.contoso.id() + "/" + act, "", headers);
	}

}
