package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code make-secrets.sh} makes is what the product takes. */
class MakeSecretsTests {

	@TempDir
	private Path checkout;

	@BeforeEach
	void makeSecrets() throws Exception {
		SecretsScript.run(this.checkout, "pass word", "from Microsoft");
	}

	@Test
	void encodesThePasswordAsTheLoginExpectsIt() throws IOException {
		String encoded = secret("operator-password");

		var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
		assertThat(encoder.matches("pass word", encoded)).isTrue();
		assertThat(encoder.matches("other", encoded)).isFalse();
	}

	@Test
	void keepsWhatIsThere() throws Exception {
		List<String> before = everything();

		SecretsScript.run(this.checkout, "another", "another");

		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void keepsOthersOnTheMachineOut() throws IOException {
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.checkout.resolve(".secrets"))))
			.isEqualTo("rwx------");
	}

	private List<String> everything() throws IOException {
		try (Stream<Path> files = Files.list(this.checkout.resolve(".secrets"))) {
			List<Path> sorted = files.sorted().toList();
			return sorted.stream().map((file) -> secret(file.getFileName().toString())).toList();
		}
	}

	private String secret(String name) {
		try {
			return Files.readString(this.checkout.resolve(".secrets").resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
