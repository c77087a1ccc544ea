package com.teammate.sandbox.microsoft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryTests {

	private final Registration registration = Registration.of(Sample.CLIENT, Sample.SECRET);

	@Test
	void goesOnWhereItWasStopped(@TempDir Path folder) {
		Path file = folder.resolve("new").resolve("microsoft");
		String before;
		try (SimulatedMicrosoft microsoft = SimulatedMicrosoft.start(0, Clock.systemUTC(), this.registration)) {
			microsoft.remember(file);
			microsoft.switches("adatum.example").consent().freeLicences(2).conditionalAccess(true);
			microsoft.tenant("adatum.example")
				.voiceRouting()
				.routes()
				.put("TM", new VoiceRoute("TM", "gw.carrier.example", 1, "TM"));
			before = microsoft.state("adatum.example").toString();
		}

		try (SimulatedMicrosoft microsoft = SimulatedMicrosoft.start(0, Clock.systemUTC(), this.registration)) {
			microsoft.remember(file);

			assertThat(microsoft.state(Sample.tenantId("adatum.example"))).hasToString(before);
			assertThat(microsoft.switches("adatum.example").revokeConsent()).isNotNull();
			assertThat(microsoft.state("adatum.example").get("grants")).isEmpty();
		}
	}

	@Test
	void startsAfreshWhenItCannotReadTheFile(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("microsoft"), "rubbish");

		try (SimulatedMicrosoft microsoft = SimulatedMicrosoft.start(0, Clock.systemUTC(), this.registration)) {
			microsoft.remember(file);

			assertThat(microsoft.state("contoso.example").get("users")).hasSize(3);
		}
	}

}
