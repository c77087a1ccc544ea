package com.teammate.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class RunbookTests {

	private static final Path PAGE = Path.of("docs", "runbook.md");

	@Test
	void hasAnEntryForEveryCause() throws IOException {
		Diagnoses diagnoses = new Diagnoses(new ClassPathResource("diagnosis.yml"));
		String made = Runbook.of(diagnoses.causes(), new DiagnosisWords(diagnoses, DiagnosisWordsTests.messages()));
		if (Boolean.getBoolean("runbook.write")) {
			Files.writeString(PAGE, made);
		}

		assertThat(Files.readString(PAGE)).as("run mvn test -Dtest=RunbookTests -Drunbook.write=true").isEqualTo(made);
	}

}
