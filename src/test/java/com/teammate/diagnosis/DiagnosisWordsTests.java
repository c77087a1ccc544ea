package com.teammate.diagnosis;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisWordsTests {

	private final Diagnoses diagnoses = new Diagnoses(new ClassPathResource("diagnosis.yml"));

	private final ResourceBundleMessageSource messages = messages();

	private final DiagnosisWords words = new DiagnosisWords(this.diagnoses, this.messages);

	@Test
	void tellAdministratorsWhatIsTheirsToDo() {
		assertThat(this.words.forAdministrator("LICENCE_MISSING", Locale.ENGLISH))
			.contains("Microsoft 365 admin center")
			.endsWith(".");
	}

	@Test
	void troubleAdministratorsWithNothingThatIsOthersToDo() {
		assertThat(this.words.forAdministrator("CREDENTIAL_EXPIRED", Locale.ENGLISH)).contains("not on yours")
			.doesNotContain("secret");
	}

	@Test
	void tellEveryAdministratorsCauseInWordsForHim() {
		assertThat(this.diagnoses.causes()).extracting(Cause::diagnosis)
			.filteredOn((diagnosis) -> diagnosis.owner().equals("GLOBAL_ADMIN"))
			.allSatisfy((diagnosis) -> assertThat(word(diagnosis, "administrator")).as(diagnosis.code()).isNotEmpty());
	}

	@Test
	void tellSupportOfEveryCauseWhereToLook() {
		assertThat(this.diagnoses.causes()).extracting(Cause::diagnosis)
			.allSatisfy((diagnosis) -> assertThat(word(diagnosis, "support")).as(diagnosis.code()).isNotEmpty());
	}

	private String word(Diagnosis diagnosis, String reader) {
		return this.messages.getMessage("diagnosis." + diagnosis.code() + "." + reader, null, "", Locale.ENGLISH);
	}

	static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/diagnosis");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
