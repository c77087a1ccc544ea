package com.teammate.microsoft;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.teammate.microsoft.MicrosoftSettings.Certificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class OwnCredentialTests {

	@Test
	void readsTheEndOfACertificateFromItsFile(@TempDir Path folder) throws IOException, InterruptedException {
		Path file = folder.resolve("app.p12");
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		int exit = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "app", "-keyalg", "RSA", "-dname",
				"CN=app", "-validity", "45", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore",
				file.toString())
			.start()
			.waitFor();
		assertThat(exit).isZero();

		OwnCredential credential = new OwnCredential(settings(new Certificate(file, "changeit"), null));

		Duration left = Duration.between(Instant.now(), credential.expiresAt().orElseThrow());
		assertThat(left).isCloseTo(Duration.ofDays(45), Duration.ofHours(2));
	}

	@Test
	void believesTheSettingForASecret() {
		Instant end = Instant.parse("2027-06-30T00:00:00Z");

		assertThat(new OwnCredential(settings(null, end)).expiresAt()).contains(end);
		assertThat(new OwnCredential(settings(null, null)).expiresAt()).isEmpty();
	}

	private static MicrosoftSettings settings(@Nullable Certificate certificate, @Nullable Instant secretEnd) {
		MicrosoftSettings settings = mock();
		given(settings.certificate()).willReturn(certificate);
		given(settings.clientSecretExpiresAt()).willReturn(secretEnd);
		return settings;
	}

}
