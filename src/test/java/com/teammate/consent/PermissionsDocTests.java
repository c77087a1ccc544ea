package com.teammate.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who registers the application by the docs registers what the product asks for. */
class PermissionsDocTests {

	@Test
	void listsEveryPermissionWithItsPurpose() throws IOException {
		String page = Files.readString(Path.of("docs/connect-a-tenant.md"));

		assertThat(new PermissionManifest().all()).isNotEmpty()
			.allSatisfy((permission) -> assertThat(page).contains("| %s | %s | `%s` | %s | %s | %s |".formatted(
					permission.name(), permission.kind().name().toLowerCase(Locale.ROOT), permission.id(),
					permission.purpose(), permission.data(), permission.without())));
		assertThat(page.lines().filter((line) -> line.matches("\\|.*\\| (delegated|application) \\|.*")))
			.hasSameSizeAs(new PermissionManifest().all());
	}

}
