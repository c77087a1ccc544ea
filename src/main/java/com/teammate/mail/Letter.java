package com.teammate.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to one recipient, made from {@code templates/mail/<template>.html} and
 * {@code .txt}.
 *
 * @param id deterministic: a letter that is sent twice carries the same
 * {@code Message-ID}, so that mail programs show it once
 * @param subject already in the reader's words
 * @param model what the template shows; never logged
 * @param language of the template's words
 */
public record Letter(String id, String to, String subject, String template, Map<String, Object> model,
		Locale language) {

	/** One in English. */
	public Letter(String id, String to, String subject, String template, Map<String, Object> model) {
		this(id, to, subject, template, model, Locale.ENGLISH);
	}

	@Override
	public String toString() {
		return "Letter[" + this.id + "]";
	}

}
