package com.teammate.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.onboarding.Interventions;
import com.teammate.onboarding.Move.State;
import com.teammate.onboarding.MoveNotPossible;
import com.teammate.onboarding.Moves;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.Test;

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
	void movesATokenOnceASecondPersonAgrees() {
		try (Company company = Company.swift()) {
			EnterpriseId id = EnterpriseId.of(company.id());
			company.letter(1);
			assertThat(this.moves.options(id))
				.anyMatch((option) -> option.from().element().equals("Event_CodeEntered"));

			this.moves.ask(id, "Event_CodeEntered", "Event_FirstConsentReturned", ANNA);
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
