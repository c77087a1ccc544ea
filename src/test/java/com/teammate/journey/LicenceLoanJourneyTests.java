package com.teammate.journey;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.teammate.sandbox.SandboxClock;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sbc.LicenceLoans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The licence that activates a sub-domain is lent, and given back three days later. */
class LicenceLoanJourneyTests {

	private final SandboxClock clock = TestSandbox.world().clock();

	/** As a setting it would need another product beside that of all other journeys. */
	@BeforeEach
	void lend() {
		returnLicencesAfter(Duration.ofHours(72));
	}

	@AfterEach
	void keep() {
		returnLicencesAfter(null);
	}

	private static void returnLicencesAfter(Duration duration) {
		LicenceLoans loans = AopTestUtils.getUltimateTargetObject(TestSandbox.bean(LicenceLoans.class));
		ReflectionTestUtils.setField(loans, "returnedAfter", duration);
	}

	@Test
	void givesTheLicenceBackWhereCallsGoOnWithoutIt() {
		try (Company company = Company.swift()) {
			company.tenant().keepGateways(true);
			int seats = seats(company);
			linkOnLoan(company);

			giveBack(company);

			assertThat(seats(company)).isEqualTo(seats);
			this.clock.forward(Duration.ofHours(25));
			await().atMost(Duration.ofSeconds(60))
				.until(() -> company.history()
					.contains("Calls through " + company.fqdn() + " work without the licence."));
			assertThat(isGateway(company)).isTrue();
			assertThat(seats(company)).isEqualTo(seats);
			assertThat(licence(company))
				.extracting((change) -> change.path("action").asText(), (change) -> change.path("step").asText())
				.containsExactly(tuple("CREATE", "LINK_SBC_REGIONS"), tuple("REMOVE", "RETURN_LICENCE"));
			company.awaitNextAction("none");
			company.assertNothingTwice();
		}
	}

	@Test
	void takesTheLicenceAgainWhereMicrosoftForgetsTheSubDomain() {
		try (Company company = Company.swift()) {
			JsonNode before = company.footprint();
			linkOnLoan(company);
			giveBack(company);
			assertThat(isGateway(company)).isFalse();
			company.tenant().freeLicences(0).activateAfter(Duration.ofHours(2));

			this.clock.forward(Duration.ofHours(25));
			company.awaitNextAction("LICENCE_MISSING");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("GLOBAL_ADMIN");
			assertThat(company.history())
				.contains("Without the licence Teams does not know " + company.fqdn() + " any more.");
			company.tenant().freeLicences(5);
			company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "");

			company.awaitNextAction("ACTIVATE_DOMAIN");
			assertThat(company.nextAction().path("actor").asText()).isEqualTo("MICROSOFT");
			this.clock.forward(Duration.ofHours(3));
			company.awaitNextAction("none");
			assertThat(isGateway(company)).isTrue();
			assertThat(company.reseller().enterprise(company.id()).path("status").asText()).isEqualTo("ACTIVE");
			assertThat(company.history()).contains("Calls through " + company.fqdn() + " work again.");
			assertThat(licence(company)).extracting((change) -> change.path("action").asText())
				.containsExactly("CREATE", "REMOVE", "CREATE");
			company.remove();
			company.awaitRemoved();
			company.tenant().freeLicences(5);
			assertThat(company.footprint()).isEqualTo(before);
		}
	}

	private static void linkOnLoan(Company company) {
		int seats = seats(company);
		company.consent();
		company.awaitActive();
		await().atMost(Duration.ofSeconds(60)).until(() -> company.nextAction().isNull());
		assertThat(seats(company)).isEqualTo(seats + 1);
		assertThat(isGateway(company)).isTrue();
	}

	/** Until the step is committed: the ledger is a moment ahead of it. */
	private void giveBack(Company company) {
		this.clock.forward(Duration.ofHours(73));
		String given = "The licence of teammate-activation@" + company.fqdn() + " was given back.";
		await().atMost(Duration.ofSeconds(60)).until(() -> company.history().contains(given));
	}

	private static int seats(Company company) {
		return company.tenantState().path("licences").findValues("used").stream().mapToInt(JsonNode::asInt).sum();
	}

	private static boolean isGateway(Company company) {
		for (JsonNode domain : company.tenantState().path("domains")) {
			if (domain.path("id").asText().equals(company.fqdn())) {
				return domain.path("isGateway").asBoolean();
			}
		}
		return false;
	}

	/** What the ledger says of the licence. */
	private static ArrayNode licence(Company company) {
		ArrayNode changes = new ObjectMapper().createArrayNode();
		ResellerProgram.read(company.reseller().get("/api/v1/enterprises/" + company.id() + "/changes"))
			.path("items")
			.forEach((change) -> {
				if (change.path("kind").asText().equals("LICENCE")) {
					changes.add(change);
				}
			});
		return changes;
	}

}
