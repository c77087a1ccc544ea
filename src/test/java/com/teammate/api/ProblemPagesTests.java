package com.teammate.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import com.teammate.api.ApiClient.Reply;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class ProblemPagesTests {

	@LocalServerPort
	int port;

	@Autowired
	MessageSource messages;

	@Test
	void explainsEachProblemToEverybody() {
		Reply page = new ApiClient(this.port, "").get("/problems/precondition_failed");

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.response().body()).contains("precondition_failed", "412", "Read it again",
				"href=\"/problems\"");
		assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
		assertThat(page.header("Set-Cookie")).isEmpty();
	}

	@Test
	void explainsAllOfThemOnOnePage() {
		String page = new ApiClient(this.port, "").get("/problems").response().body();

		assertThat(Arrays.stream(ProblemCode.values())).allSatisfy((code) -> {
			assertThat(page).contains("<section id=\"" + code.code() + "\">");
			assertThat(this.messages.getMessage("problem." + code.code(), null, Locale.ENGLISH)).isNotBlank();
		});
		assertThat(page).doesNotContain("??");
	}

	@Test
	void knowsNoOther() {
		assertThat(new ApiClient(this.port, "").get("/problems/nothing").status()).isEqualTo(404);
	}

	@Test
	void standInTheDocumentationToo() throws IOException {
		String docs = Files.readString(Path.of("docs/api.md"));

		assertThat(Arrays.stream(ProblemCode.values()))
			.allSatisfy((code) -> assertThat(docs).contains("| " + code.status().value() + " | `" + code.code() + "` | "
					+ this.messages.getMessage("problem." + code.code(), null, Locale.ENGLISH) + " |"));
	}

}
