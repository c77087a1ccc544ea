package com.teammate.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.TestSandbox;
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

		TestSandbox.engine().shutdown();
		assertThat(this.company.reseller()
			.change(this.company.id(), "{\"pbxMusicOnHold\":true,\"accessSipData\":true}")
			.statusCode()).isEqualTo(200);
		assertThat(heard()).hasSize(1);
		this.pbx.answer(503);
		TestSandbox.engine().start();
		await().atMost(Duration.ofSeconds(60)).until(() -> heard().size() > 1);
		await("stuck").atMost(Duration.ofSeconds(60))
			.until(() -> new Operator(TestSandbox.world().publicUrl()).desk("/causes/PBX_HOOK_NOT_TAKEN/cases")
				.findValuesAsText("id")
				.contains(this.company.id()));
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

	private List<Receiver.Message> heard() {
		return this.pbx.messages()
			.stream()
			.filter((message) -> message.body().contains(this.company.id()))
			.map((message) -> new Receiver.Message("/hook", message.headers(), message.body()))
			.toList();
	}

}
