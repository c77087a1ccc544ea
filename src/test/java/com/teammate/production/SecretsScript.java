package com.teammate.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@code make-secrets.sh}; skips the test where there is no OpenSSL 3.
 */
final class SecretsScript {

	private static final Path SCRIPT = Path.of("src/main/docker/make-secrets.sh").toAbsolutePath();

	private SecretsScript() {
	}

	static void run(Path checkout, String operatorPassword, String clientSecret) throws Exception {
		Assumptions.assumeTrue(isOpenSslThere(), "OpenSSL 3 is not installed: no 'openssl kdf'");
		assertThat(exitCode(checkout, List.of("bash", SCRIPT.toString(), operatorPassword, clientSecret))).isZero();
	}

	private static boolean isOpenSslThere() throws InterruptedException {
		try {
			return exitCode(Path.of("."), List.of("openssl", "kdf", "-help")) == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int exitCode(Path folder, List<String> command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

}
