package com.teammate.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.event.EventType;
import com.teammate.onboarding.Run;
import com.teammate.onboarding.RunFilter;
import com.teammate.onboarding.Runs;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.pbx.HookMessage;
import com.teammate.sandbox.pbx.PbxSide;
import com.teammate.webhook.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The PBX side hears what an enterprise has chosen, from its activation to its end. */
class PbxHookJourneyTests {

	private static final String SECRET = "whsec_c2FuZGJveC1wYngtaG9vay1zZWNyZXQtc2FuZGJveC0=";

	private final PbxSide pbx = TestSandbox.world().pbx();

	private final Company company = Company.swift();

	@AfterEach
	void close() {
		this.pbx.answer(204);
		this.company.close();
	}

	@Test
	void hearsOfEveryChangeInSignedMessagesWhateverDiesInBetween() {
		this.company.consent();
		this.company.awaitActive();
		List<Long> sequence = new ArrayList<>();
		sequence.add(awaitNews("ACTIVE", false, false));
		this.company.awaitEvent(EventType.PBX_OPTIONS_CHANGED);

		TestSandbox.engine().shutdown();
		assertThat(this.company.reseller()
			.change(this.company.id(), "{\"pbxMusicOnHold\":true,\"accessSipData\":true}")
			.statusCode()).isEqualTo(200);
		assertThat(heard()).hasSize(1);
		this.pbx.answer(503);
		TestSandbox.engine().start();
		await().atMost(Duration.ofSeconds(60)).until(() -> heard().size() > 1);
		awaitStuck(new Operator(TestSandbox.world().publicUrl()), "PBX_HOOK_NOT_TAKEN");
		this.pbx.answer(204);
		sequence.add(awaitNews("ACTIVE", true, true));

		this.company.reseller().post("/api/v1/enterprises/" + this.company.id() + "/disable", "");
		sequence.add(awaitNews("DISABLED", true, true));
		this.company.reseller().post("/api/v1/enterprises/" + this.company.id() + "/remove", "");
		sequence.add(awaitNews("REMOVING", true, true));

		assertThat(new Operator(TestSandbox.world().publicUrl()).resumePbxHook()).isNotNegative();
		assertThat(heard()).allMatch((message) -> message.isSignedBy(SECRET));
		assertThat(heard()).extracting(Receiver.Message::body).noneMatch((body) -> body.contains("@"));
		assertThat(sequence).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void isToldAgainByTheDeskWhateverIsTheMatterWithTheEnterprise() {
		Operator operator = new Operator(TestSandbox.world().publicUrl());
		this.company.consent();
		this.company.awaitActive();
		awaitNews("ACTIVE", false, false);
		this.pbx.answer(410);
		this.company.reseller().change(this.company.id(), "{\"pbxMusicOnHold\":true}");
		awaitStuck(operator, "PBX_HOOK_NOT_TAKEN");

		this.pbx.answer(204);
		operator.retryAll(this.company.id());

		awaitTaken(2, "\"pbxMusicOnHold\":true");
		await("over").atMost(Duration.ofSeconds(60)).until(() -> !isStuck(operator, "PBX_HOOK_NOT_TAKEN"));
		assertThat(operator.refusal("/cases/" + this.company.id() + "/retry", "{\"reason\":\"Once more\"}"))
			.isEqualTo("nothing-to-retry");
		assertThat(heard(204)).hasSize(2);

		this.pbx.answer(410);
		this.company.reseller().post("/api/v1/enterprises/" + this.company.id() + "/disable", "");
		awaitStuck(operator, "PBX_HOOK_NOT_TAKEN");
		this.pbx.answer(204);
		Runs runs = TestSandbox.bean(Runs.class);
		UUID run = runs.begin(new RunFilter("PBX_HOOK_NOT_TAKEN", null), false, 600,
				new StaffAct("support", "The receiver is back"));

		awaitTaken(3, "\"status\":\"DISABLED\"");
		await("run").atMost(Duration.ofSeconds(60))
			.until(() -> runs.results(run).get(EnterpriseId.of(this.company.id())) == Run.Result.TRIED);
	}

	/** So many were taken, and one of them says that. */
	private void awaitTaken(int messages, String news) {
		await(news).atMost(Duration.ofSeconds(60)).until(() -> heard(204).size() == messages);
		assertThat(heard(204)).extracting(HookMessage::body).anyMatch((body) -> body.contains(news));
	}

	private void awaitStuck(Operator operator, String cause) {
		await(cause).atMost(Duration.ofSeconds(60)).until(() -> isStuck(operator, cause));
	}

	private boolean isStuck(Operator operator, String cause) {
		return operator.desk("/causes/" + cause + "/cases").findValuesAsText("id").contains(this.company.id());
	}

	/**
	 * Waits for a message that says that, in whatever order they come.
	 * @return its place among those of the enterprise
	 */
	private long awaitNews(String status, boolean musicOnHold, boolean sipData) {
		JsonNode news = ResellerProgram.json("{\"status\":\"%s\",\"pbxMusicOnHold\":%s,\"accessSipData\":%s}"
			.formatted(status, musicOnHold, sipData));
		return await(status).atMost(Duration.ofSeconds(60))
			.until(() -> heard().stream()
				.map((message) -> ResellerProgram.json(message.body()))
				.filter((body) -> body.path("data").equals(news))
				.findFirst(), Optional::isPresent)
			.orElseThrow()
			.path("sequence")
			.asLong();
	}

	/** What was answered like that. */
	private List<HookMessage> heard(int status) {
		return this.pbx.messages()
			.stream()
			.filter((message) -> message.body().contains(this.company.id()) && message.answer() == status)
			.toList();
	}

	private List<Receiver.Message> heard() {
		return this.pbx.messages()
			.stream()
			.filter((message) -> message.body().contains(this.company.id()))
			.map((message) -> new Receiver.Message("/hook", message.headers(), message.body()))
			.toList();
	}

}
