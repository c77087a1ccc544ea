package com.teammate.diagnosis;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a cause means to others than the reseller, for whom the catalogue is written: an
 * administrator in his language, and support.
 */
@Component
public class DiagnosisWords {

	private final Diagnoses diagnoses;

	private final MessageSource messages;

	DiagnosisWords(Diagnoses diagnoses, MessageSource messages) {
		this.diagnoses = diagnoses;
		this.messages = messages;
	}

	/**
	 * Without jargon and without blame; where the administrator can do nothing it says
	 * whose turn it is.
	 */
	public String forAdministrator(String code, Locale locale) {
		Diagnosis diagnosis = this.diagnoses.named(code);
		String otherwise = diagnosis.owner().equals("GLOBAL_ADMIN") ? diagnosis.text()
				: this.messages.getMessage("diagnosis.owner." + diagnosis.owner(), null, locale);
		return this.messages.getMessage("diagnosis." + code + ".administrator", null, otherwise, locale);
	}

	/** Where to look and what helps. */
	public String forSupport(String code) {
		return this.messages.getMessage("diagnosis." + code + ".support", null, this.diagnoses.named(code).text(),
				Locale.ENGLISH);
	}

}
