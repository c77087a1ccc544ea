package com.teammate.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.onboarding.Interventions;
import com.teammate.onboarding.Move.State;
import com.teammate.onboarding.MoveNotPossible;
import com.teammate.onboarding.Moves;
import com.teammate.sandbox.TestSandbox;
import com.teammate.webhook.Receiver;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What support does about one case, beside trying again. */
class HelpJourneyTests {

	private static final StaffAct ANNA = new StaffAct("anna", "Asked for by phone");

	private static final StaffAct BERT = new StaffAct("bert", "Looked at it too");

	private final Operator operator = new Operator(TestSandbox.world().publicUrl());

	private final Interventions interventions = TestSandbox.bean(Interventions.class);

	private final Moves moves = TestSandbox.bean(Moves.class);

	@Test
	void correctsAnAddressAndHandsTheCaseOver() throws IOException {
		try (Company company = Company.swift()) {
			EnterpriseId id = EnterpriseId.of(company.id());
			company.letter(1);
			String other = "boss@" + company.domain();

			this.interventions.correct(id, new EmailAddress(other), ANNA);
			await("letter to " + other).atMost(Duration.ofSeconds(60))
				.until(() -> !TestSandbox.world().mailbox().to(other).isEmpty());
			company.awaitNextAction("ENTER_CODE");
			this.interventions.handTo(Actor.RESELLER, id, "please call the customer.", ANNA);

			assertThat(company.nextAction().path("actor").asText()).isEqualTo("RESELLER");
			assertThat(company.history()).contains("Support asks: please call the customer.");
			Map<String, String> bundle = bundle(company.id());
			assertThat(bundle).containsKeys("case.json", "timeline.csv", "request-ids.txt",
					"enterprise-onboarding-1.svg");
			assertThat(bundle.get("timeline.csv")).contains("Support asks").contains("b***@" + company.domain());
			assertThat(String.join("", bundle.values())).doesNotContain(other).doesNotContain(company.admin());
		}
	}

	@Test
	void hasAPersonForgottenWhileTheEnterpriseStays() {
		try (Company company = Company.swift()) {
			company.letter(1);
			String boss = "boss@" + company.domain();
			assertThat(refused(company, "ERASE", company.admin(), null)).isEqualTo("still-needed");
			help(company, "CORRECT_ADDRESS", boss, null);
			await("letter to " + boss).atMost(Duration.ofSeconds(60))
				.until(() -> !TestSandbox.world().mailbox().to(boss).isEmpty());
			company.awaitNextAction("ENTER_CODE");
			isNamedElsewhere(company);
			assertThat(Tables.dump((table) -> true)).contains(company.admin());

			help(company, "ERASE", company.admin().toUpperCase(Locale.ROOT), null);

			assertThat(Tables.dump((table) -> true).toLowerCase(Locale.ROOT)).doesNotContain(company.admin());
			assertThat(String.join(" ", company.history())).contains(boss)
				.containsPattern(
						"Invitation sent to (person-[0-9a-f]{8}@removed\\.invalid)\\..*administrator from \\1 to "
								+ boss);
			assertThat(company.nextAction().path("code").asText()).isEqualTo("ENTER_CODE");
		}
	}

	private void isNamedElsewhere(Company company) {
		this.operator.act("/cases/" + company.id() + "/notes", "{\"text\":\"Called " + company.admin() + "\"}");
		JdbcClient jdbc = TestSandbox.bean(JdbcClient.class);
		jdbc.sql("insert into hand_over (enterprise_id, from_address, to_address, handed_at)"
				+ " values (?::uuid, ?, 'x@example.com', now())")
			.params(company.id(), company.admin())
			.update();
		jdbc.sql(
				"""
						with list as (insert into upload (id, reseller_id, file_name, file_hash, state, created_at)
							select gen_random_uuid(), reseller_id, 'list.csv', id::text, 'FINISHED', now() from enterprise
							where id = :id::uuid returning id)
						insert into upload_row (upload_id, number, state, typed, enterprise_id)
						select id, 1, 'STARTED', jsonb_build_object('adminEmail', jsonb_build_array(:admin::text)), :id::uuid from list
						""")
			.param("id", company.id())
			.param("admin", company.admin())
			.update();
	}

	@Test
	void movesATokenOnceASecondPersonAgrees() {
		try (Company company = Company.swift()) {
			EnterpriseId id = EnterpriseId.of(company.id());
			company.letter(1);
			assertThat(this.moves.options(id))
				.anyMatch((option) -> option.from().element().equals("Event_CodeEntered"));

			this.moves.ask(id, null, "Event_CodeEntered", "Event_FirstConsentReturned", ANNA);
			long move = this.moves.of(id).get(0).id();

			assertThatThrownBy(() -> this.moves.decide(id, move, true, ANNA)).isInstanceOf(MoveNotPossible.class);
			assertThat(company.nextAction().path("code").asText()).isEqualTo("ENTER_CODE");
			this.moves.decide(id, move, true, BERT);
			company.awaitNextAction("GRANT_FIRST_CONSENT");
			assertThat(this.moves.of(id).get(0).state()).isEqualTo(State.DONE);
			assertThatThrownBy(() -> this.moves.decide(id, move, true, BERT)).isInstanceOf(MoveNotPossible.class);
			assertThat(company.history())
				.anyMatch((text) -> text.startsWith("Support agreed to move the process from Code entered"));
		}
	}

	@Test
	void linksARegionUnderAnotherNameWhenTheFirstOneCannotBeHad() {
		try (Company company = Company.swift()) {
			company.tenant().domainTakenAtVerifying();
			company.consent();
			company.awaitNextAction("DOMAIN_TAKEN");
			String taken = company.fqdns().get(0);
			String label = company.domain().substring(0, 9) + "-berlin";

			assertThat(refused(company, "CORRECT_LABEL", "Not A Label", "us-west")).isEqualTo("label");
			assertThat(refused(company, "CORRECT_LABEL", taken.substring(0, taken.indexOf('.')), "us-west"))
				.isEqualTo("label");
			company.tenant().domainFree();
			help(company, "CORRECT_LABEL", label, "us-west");

			await("linked").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
				TestSandbox.world().clock().forward(Duration.ofSeconds(10));
				return "ACTIVE".equals(company.reseller().enterprise(company.id()).path("status").asText());
			});
			assertThat(company.fqdns().get(0)).startsWith(label + ".");
			company.assertNothingTwice();
			assertThat(company.everything().toString()).doesNotContain(taken);
			assertThat(refused(company, "CORRECT_LABEL", label + "2", "us-west")).isEqualTo("label");
		}
	}

	@Test
	void makesALinkOfItsOwnAndRemovesTheEnterpriseByItsName() {
		try (Company company = Company.swift()) {
			company.letter(1);
			String cases = "/cases/" + company.id();
			assertThat(this.operator.refusal(cases + "/link", "{}")).isEqualTo("reason-needed");
			assertThat(this.operator.refusal("/cases/nobody/link", "{}")).isEqualTo("not-understood");
			assertThat(this.operator.refusal(cases + "/notes", "{}")).isEqualTo("value-needed");
			assertThat(this.operator.refusal(cases + "/moves", "{\"reason\":\"x\"}")).isEqualTo("move");
			assertThat(this.operator.refusal("/runs", "{\"reason\":\"x\"}")).isEqualTo("nothing-chosen");

			String link = this.operator.act(cases + "/link", "{\"reason\":\"The mail shows no link\"}")
				.path("link")
				.asText();

			assertThat(company.letter(2).html()).contains(link);
			JsonNode letters = this.operator.desk(cases).path("letters");
			assertThat(letters.findValuesAsText("template")).containsExactly("invitation", "invitation");
			assertThat(letters.toString()).contains("a***@" + company.domain()).doesNotContain(company.admin());
			assertThat(refused(company, "REMOVE", "another name", null)).isEqualTo("value-needed");
			help(company, "REMOVE", "company " + company.domain(), null);
			company.awaitRemoved();
			assertThat(refused(company, "DISABLE", null, null)).isEqualTo("removed");
			assertThat(
					this.operator.desk("/audit?subject=" + company.id() + "&staffOnly=true").findValuesAsText("text"))
				.contains("Support made a new link for the administrator.",
						"The removal of the enterprise was requested.");
		}
	}

	@Test
	void sendsAgainWhatAProgramOfTheResellerDidNotTake() {
		try (Receiver receiver = Receiver.start(); Company company = Company.swift()) {
			String endpoint = "/api/v1/webhook-endpoints/" + ResellerProgram
				.read(company.reseller()
					.post("/api/v1/webhook-endpoints", "{\"url\":\"" + receiver.url() + "\",\"description\":\"help\"}"))
				.path("id")
				.asText();
			receiver.answer(503);
			company.enterCode();
			await("stuck").atMost(Duration.ofSeconds(60)).until(() -> isStuck(company, "WEBHOOK_NOT_TAKEN"));
			// From the second failure on it is left alone for minutes, unless support
			// acts.
			await("refused twice").atMost(Duration.ofSeconds(60))
				.until(() -> Collections.frequency(
						this.operator.desk("/cases/" + company.id()).path("webhooks").findValuesAsText("status"),
						"503") >= 2);

			receiver.answer(200);

			// Once more where a try of before was still under way.
			await("taken").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(2)).until(() -> {
				this.operator.hurry(company.id());
				return !isStuck(company, "WEBHOOK_NOT_TAKEN");
			});
			company.reseller().delete(endpoint);
		}
	}

	@Test
	void noticesAnAdministratorWhoTakesLongerThanOthers() {
		try (Company company = Company.swift()) {
			company.letter(1);
			assertThat(isStuck(company, "ADMINISTRATOR_SLOW")).isFalse();

			TestSandbox.bean(JdbcClient.class)
				.sql("update enterprise set next_since = next_since - interval '29 days' where id = ?")
				.param(UUID.fromString(company.id()))
				.update();

			assertThat(isStuck(company, "ADMINISTRATOR_SLOW")).isTrue();
		}
	}

	private boolean isStuck(Company company, String cause) {
		return this.operator.desk("/causes/" + cause + "/cases").findValuesAsText("id").contains(company.id());
	}

	private void help(Company company, String deed, String value, String region) {
		this.operator.act("/cases/" + company.id() + "/help", json(deed, value, region));
	}

	private String refused(Company company, String deed, String value, String region) {
		return this.operator.refusal("/cases/" + company.id() + "/help", json(deed, value, region));
	}

	private static String json(String deed, String value, String region) {
		ObjectNode help = JsonNodeFactory.instance.objectNode();
		help.put("deed", deed).put("value", value).put("region", region).put("reason", "Asked for by phone");
		return help.toString();
	}

	private Map<String, String> bundle(String id) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		try (var zip = new ZipInputStream(
				new ByteArrayInputStream(this.operator.bytes("/support/api/cases/" + id + "/bundle")))) {
			for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

}
