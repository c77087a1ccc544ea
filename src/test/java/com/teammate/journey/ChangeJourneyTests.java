package com.teammate.journey;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.event.EventType;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Enterprises are changed while they are onboarded, and after. */
class ChangeJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	private final Administrator administrator = new Administrator();

	private final String domain = "c" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	private final String admin = "admin@" + this.domain;

	@AfterEach
	void closeTheBrowser() {
		this.administrator.close();
	}

	@Test
	void changesEverythingAtOnceAndRemembersIt() {
		String id = onboard("us-east-1");

		HttpResponse<String> answer = this.reseller.change(id,
				"""
						{"name":"Changed %s","userLimit":null,"requestManagementConsent":true,"sbcRegions":["us-west","us-east-1"]}"""
					.formatted(this.domain));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.headers().firstValue("ETag")).contains(this.reseller.version(id));
		JsonNode enterprise = this.reseller.enterprise(id);
		assertThat(enterprise).isEqualTo(ResellerProgram.read(answer));
		assertThat(enterprise.path("userLimit").isNull()).isTrue();
		assertThat(enterprise.path("managementConsent").asText()).isEqualTo("PENDING");
		JsonNode onboarding = this.reseller.onboarding(id);
		assertThat(onboarding.path("regions").findValuesAsText("id")).containsExactly("us-west", "us-east-1");
		assertThat(onboarding.path("history").findValuesAsText("text")).contains(
				"Changed: name from “Journey %s” to “Changed %s”; user limit from 50 to unlimited; request for management consent from off to on; SBC regions from us-east-1 to us-west, us-east-1."
					.formatted(this.domain, this.domain));
		this.reseller.awaitEvent(id, EventType.ENTERPRISE_CHANGED);
		this.reseller.awaitEvent(id, EventType.MANAGEMENT_CONSENT_REQUESTED);
	}

	@Test
	void changesNothingAndKeepsTheVersionWhenNothingIsDifferent() {
		String id = onboard("us-east-1");
		String version = this.reseller.version(id);

		assertThat(this.reseller.change(id, "{\"userLimit\":50}", version).statusCode()).isEqualTo(200);

		assertThat(this.reseller.version(id)).isEqualTo(version);
	}

	@Test
	void letsOneOfManyAtTheSameTimeWin() {
		String id = onboard("us-east-1");
		String version = this.reseller.version(id);

		List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
			.mapToObj((number) -> CompletableFuture.supplyAsync(
					() -> this.reseller.change(id, "{\"name\":\"Winner " + number + "\"}", version).statusCode()))
			.toList();

		assertThat(answers.stream().map(CompletableFuture::join).sorted()).containsExactly(200, 412, 412, 412, 412, 412,
				412, 412);
	}

	@Test
	void invitesTheNewAdministratorAndTurnsTheOldOneAway() {
		String id = onboard("us-east-1");
		Mail old = invitation(this.admin);
		String successor = "second@" + this.domain;

		assertThat(this.reseller.change(id, "{\"adminEmail\":\"" + successor + "\"}").statusCode()).isEqualTo(200);
		Mail fresh = invitation(successor);

		await().until(() -> this.administrator.open(Administrator.link(old)).getWebResponse().getStatusCode() == 410);
		assertThat(Administrator.code(fresh)).isNotEqualTo(Administrator.code(old));
		assertThat(this.administrator.accept(fresh).getUrl().getPath()).isEqualTo("/consent");
		assertThat(this.world.mailbox().to(this.admin)).hasSize(1);
	}

	@Test
	void linksTheRegionsThatWereChosenLast() {
		String id = onboard("us-east-1");
		assertThat(this.reseller.change(id, "{\"sbcRegions\":[\"us-west\"]}").statusCode()).isEqualTo(200);
		HtmlPage first = this.administrator.accept(invitation(this.admin));
		this.administrator.grantSecond(this.administrator.grantFirst(first, this.admin), this.admin);
		this.reseller.awaitStatus(id, "ACTIVE");

		assertThat(this.reseller.onboarding(id).path("regions").findValuesAsText("id")).containsExactly("us-west");
	}

	@Test
	void writesToAnotherAddressOfAnActiveEnterpriseUnlessAnotherEnterpriseHasIt() {
		try (Company company = Company.swift(); Company other = Company.swift()) {
			company.consent();
			company.awaitActive();

			HttpResponse<String> taken = this.reseller.change(company.id(),
					"{\"adminEmail\":\"" + other.admin() + "\",\"name\":\"Half\"}");
			assertThat(taken.statusCode()).isEqualTo(422);
			assertThat(ResellerProgram.read(taken).at("/errors/0/field").asText()).isEqualTo("adminEmail");
			String successor = "second@" + company.domain();
			assertThat(this.reseller.change(company.id(), "{\"adminEmail\":\"" + successor + "\"}").statusCode())
				.isEqualTo(200);
			assertThat(this.reseller.enterprise(company.id()).path("name").asText()).isNotEqualTo("Half");
			this.reseller.awaitNextAction(company.id(), "none");

			company.remove();
			company.awaitRemoved();
			assertThat(invitation(successor).subject()).endsWith("is removed");
		}
	}

	@Test
	void linksAndUnlinksRegionsOfAnActiveEnterprise() {
		try (Company company = Company.swift("us-west")) {
			company.consent();
			company.awaitActive();
			String id = company.id();
			String first = company.fqdn();

			assertThat(this.reseller.change(id, "{\"sbcRegions\":[\"us-west\",\"eu-west\"]}").statusCode())
				.isEqualTo(200);
			company.awaitRegion("eu-west", "LINKED");
			assertThat(this.reseller.change(id, "{\"sbcRegions\":[\"eu-west\"]}").statusCode()).isEqualTo(200);
			assertThat(company.nextAction().path("code").asText("none")).isIn("UNLINK_SBC_REGIONS", "none");
			company.awaitRegion("us-west", "UNLINKED");
			company.awaitEvent(EventType.REGION_UNLINKED);
			assertThat(company.tenantState().path("routes").findValuesAsText("name")).singleElement()
				.asString()
				.endsWith("-eu-west");
			assertThat(company.tenantState().path("domains").findValuesAsText("id")).doesNotContain(first);
			assertThat(company.tenantState().path("policies")).hasSize(1);
			company.awaitNextAction("none");

			assertThat(this.reseller.change(id, "{\"sbcRegions\":[\"eu-west\",\"us-west\"]}").statusCode())
				.isEqualTo(200);
			company.awaitRegion("us-west", "LINKED");
			assertThat(company.fqdns()).hasSize(2).doesNotContain(first);
			assertThat(this.reseller.enterprise(id).path("status").asText()).isEqualTo("ACTIVE");
			assertThat(this.reseller.change(id, "{\"sbcRegions\":[]}").statusCode()).isEqualTo(422);
		}
	}

	@Test
	void dropsARegionWhileItIsBeingLinked() {
		try (Company company = Company.swift("us-west", "eu-west")) {
			company.tenant().activateAfter(Duration.ofHours(30));
			company.consent();
			company.awaitRegion("eu-west", "ACTIVATING");

			HttpResponse<String> none = this.reseller.change(company.id(), "{\"sbcRegions\":[\"us-east-1\"]}");
			assertThat(ResellerProgram.read(none).path("code").asText()).isEqualTo("no_region_left");
			assertThat(this.reseller.change(company.id(), "{\"sbcRegions\":[\"us-west\"]}").statusCode())
				.isEqualTo(200);
			company.awaitRegion("eu-west", "UNLINKED");
			company.awaitRegion("us-west", "ACTIVATING");
			assertThat(company.tenantState().path("domains").findValuesAsText("id"))
				.noneMatch((fqdn) -> fqdn.contains(".euw."));

			company.tenant().activateAfter(Duration.ZERO);
			company.awaitActive();
		}
	}

	/** Waits until the mail is out, after which nothing moves by itself. */
	private String onboard(String... regions) {
		this.world.microsoft().switches(this.domain).atOnce();
		String id = this.reseller.onboard("Journey " + this.domain, this.admin, regions).path("id").asText();
		this.reseller.awaitNextAction(id, "ENTER_CODE");
		return id;
	}

	private Mail invitation(String address) {
		await().atMost(Duration.ofSeconds(60)).until(() -> this.world.mailbox().newestTo(address).isPresent());
		return this.world.mailbox().newestTo(address).orElseThrow();
	}

}
