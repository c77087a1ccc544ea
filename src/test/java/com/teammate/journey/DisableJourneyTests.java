package com.teammate.journey;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

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

/** Enterprises are disabled in the middle, knocked at, and go on where they stood. */
class DisableJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	private final Administrator administrator = new Administrator();

	private final Administrator stranger = new Administrator();

	private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	private final String admin = "admin@" + this.domain;

	@AfterEach
	void closeTheBrowsers() {
		this.administrator.close();
		this.stranger.close();
	}

	@Test
	void takesNoLinkCodeOrCallbackAndGoesOnWhereItStood() {
		String id = onboard();
		Mail invitation = this.world.mailbox().newestTo(this.admin).orElseThrow();
		HtmlPage first = this.administrator.accept(invitation);
		this.reseller.awaitNextAction(id, "GRANT_FIRST_CONSENT");
		JsonNode before = this.reseller.enterprise(id).path("nextAction");
		HtmlPage microsoft = this.administrator.tick(this.administrator.signIn(first, this.admin));
		HtmlPage lateForm = this.stranger.open(Administrator.link(invitation));

		JsonNode disabled = act(id, "disable");
		assertThat(disabled.path("status").asText()).isEqualTo("DISABLED");
		assertThat(disabled.at("/nextAction/actor").asText()).isEqualTo("RESELLER");
		assertThat(disabled.at("/nextAction/text").asText()).endsWith("is disabled; enable it to go on.");
		assertThat(act(id, "disable")).isEqualTo(disabled);

		assertThat(this.stranger.typeCode(lateForm, Administrator.code(invitation)).asNormalizedText())
			.contains("disabled at the moment");
		assertThat(this.stranger.open(Administrator.link(invitation)).asNormalizedText())
			.contains("disabled at the moment");
		assertThat(this.administrator.answer(microsoft, "accept").asNormalizedText())
			.contains("disabled at the moment");
		HttpResponse<String> resend = this.reseller.post("/api/v1/enterprises/" + id + "/invitation", "");
		assertThat(resend.statusCode()).isEqualTo(409);
		assertThat(this.reseller.steps(id)).startsWith("DONE", "DONE", "DONE", "WAITING", "UPCOMING");
		assertThat(this.reseller.enterprise(id)).isEqualTo(disabled);

		JsonNode enabled = act(id, "enable");
		assertThat(enabled.path("status").asText()).isEqualTo("ONBOARDING");
		assertThat(enabled.path("nextAction")).isEqualTo(before);
		assertThat(act(id, "enable")).isEqualTo(enabled);
		this.reseller.awaitEvent(id, EventType.ENTERPRISE_DISABLED);
		this.reseller.awaitEvent(id, EventType.ENTERPRISE_ENABLED);
		HtmlPage again = this.administrator.open(URI.create(this.world.publicUrl() + "/consent"));
		this.administrator.grantSecond(this.administrator.grantFirst(again, this.admin), this.admin);
		this.reseller.awaitStatus(id, "ACTIVE");
		assertThat(this.reseller.onboarding(id).path("history").findValuesAsText("text"))
			.contains("The enterprise was disabled.", "The enterprise was enabled again.");
	}

	@Test
	void standsStillInTheMiddleOfLinking() {
		String id = onboard();
		this.world.microsoft().switches(this.domain).activateAfter(Duration.ofHours(30));
		HtmlPage first = this.administrator.accept(this.world.mailbox().newestTo(this.admin).orElseThrow());
		this.administrator.grantSecond(this.administrator.grantFirst(first, this.admin), this.admin);
		this.reseller.awaitNextAction(id, "ACTIVATE_DOMAIN");

		act(id, "disable");

		this.world.microsoft().switches(this.domain).activateAfter(Duration.ZERO);
		await().during(Duration.ofSeconds(4))
			.atMost(Duration.ofSeconds(60))
			.until(() -> "DISABLED".equals(this.reseller.enterprise(id).path("status").asText()));
		assertThat(this.reseller.steps(id)).doesNotContain("PROBLEM").endsWith("UPCOMING");
		act(id, "enable");
		this.reseller.awaitStatus(id, "ACTIVE");
	}

	@Test
	void disablesAnActiveEnterpriseAndBringsItBackActive() {
		String id = onboard();
		HtmlPage first = this.administrator.accept(this.world.mailbox().newestTo(this.admin).orElseThrow());
		this.administrator.grantSecond(this.administrator.grantFirst(first, this.admin), this.admin);
		await("announced").until(() -> Set.copyOf(this.reseller.steps(id)).equals(Set.of("DONE")));

		assertThat(act(id, "disable").path("status").asText()).isEqualTo("DISABLED");

		assertThat(this.administrator.open(URI.create(this.world.publicUrl() + "/consent")).asNormalizedText())
			.contains("disabled at the moment");
		JsonNode enabled = act(id, "enable");
		assertThat(enabled.path("status").asText()).isEqualTo("ACTIVE");
		assertThat(enabled.path("nextAction").isNull()).isTrue();
	}

	private JsonNode act(String id, String act) {
		HttpResponse<String> answer = this.reseller.post("/api/v1/enterprises/" + id + "/" + act, "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return ResellerProgram.read(answer);
	}

	private String onboard() {
		this.world.microsoft().switches(this.domain).atOnce();
		String id = this.reseller.onboard("Journey " + this.domain, this.admin, "us-east-1").path("id").asText();
		this.reseller.awaitNextAction(id, "ENTER_CODE");
		await().atMost(Duration.ofSeconds(60)).until(() -> this.world.mailbox().newestTo(this.admin).isPresent());
		return id;
	}

}
