package com.teammate.journey;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** What was announced to reseller and administrator, and what was then done. */
class LedgerJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller = new ResellerProgram(this.world.publicUrl(), "tmk_sandbox_northwind");

	private final Administrator administrator = new Administrator();

	private final String domain = Company.newDomain();

	private final String admin = "admin@" + this.domain;

	@AfterEach
	void closeTheBrowser() {
		this.administrator.close();
	}

	@Test
	void createsExactlyWhatWasAnnouncedAndRemembersIt() {
		this.world.microsoft().switches(this.domain).atOnce();
		String id = this.reseller.onboard("Ledger", this.admin, "us-east-1").path("id").asText();
		List<String> plan = objects(items(id, "plan"));
		HtmlPage first = this.administrator.accept(invitation());
		String page = first.getWebResponse().getContentAsString();

		this.administrator.grantSecond(this.administrator.grantFirst(first, this.admin), this.admin);
		this.reseller.awaitStatus(id, "ACTIVE");
		JsonNode changes = items(id, "changes");

		assertThat(items(id, "plan")).allSatisfy((object) -> assertThat(page).contains(object.path("name").asText()));
		assertThat(objects(changes)).containsAll(plan);
		assertThat(objects(changes)).allMatch(plan::contains);
		assertThat(changes).filteredOn((change) -> change.path("kind").asText().equals("DOMAIN"))
			.extracting((change) -> change.path("before").asText(null), (change) -> change.path("after").asText())
			.containsExactly(tuple(null, "unverified"), tuple("unverified", "verified"));
		assertThat(changes).filteredOn((change) -> change.path("kind").asText().equals("USER"))
			.allSatisfy((change) -> assertThat(change.path("requestId").asText()).matches("[0-9a-f-]{36}"));
	}

	private JsonNode items(String id, String list) {
		return ResellerProgram.read(this.reseller.get("/api/v1/enterprises/" + id + "/" + list)).path("items");
	}

	private static List<String> objects(JsonNode items) {
		return StreamSupport.stream(items.spliterator(), false)
			.map((item) -> item.path("kind").asText() + " " + item.path("name").asText())
			.toList();
	}

	private Mail invitation() {
		await().atMost(Duration.ofSeconds(60)).until(() -> this.world.mailbox().newestTo(this.admin).isPresent());
		return this.world.mailbox().newestTo(this.admin).orElseThrow();
	}

}
