package com.teammate.journey;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked for, as everybody may read it beforehand. */
class PermissionsJourneyTests {

	private final SandboxWorld world = TestSandbox.world();

	@Test
	void matchTheRegistration() {
		JsonNode registration = new Operator(this.world.publicUrl()).actuator("registration");

		assertThat(registration.path("status").asText()).as("%s", registration).isEqualTo("MATCHES");
	}

	@Test
	void areReadBehindTheLinkInTheMailBeforeAnybodySignsIn() {
		try (Company company = Company.swift()) {
			Mail invitation = company.letter(1);
			URI page = URI.create(Administrator.link(invitation) + "/permissions");
			assertThat(invitation.text()).contains(page.toString());

			String text = company.administrator().open(page).asNormalizedText();

			JsonNode list = ResellerProgram.read(company.reseller().get("/api/v1/permissions"));
			assertThat(list.path("items")).hasSize(9).allSatisfy((one) -> {
				assertThat(text).contains(one.path("name").asText(), one.path("id").asText(),
						one.path("purpose").asText(), one.path("data").asText(), one.path("without").asText());
				assertThat(one.path("revoke").asText()).isNotBlank();
			});
			assertThat(text).contains("Version " + list.path("version").asInt() + " of the list");
			assertThat(company.nextAction().path("code").asText()).isEqualTo("ENTER_CODE");
		}
	}

}
