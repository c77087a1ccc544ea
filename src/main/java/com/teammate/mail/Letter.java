package com.teammate.mail;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.teammate.brand.Brand;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient, made from {@code templates/mail/<template>.html} and
 * {@code .txt}.
 *
 * @param id deterministic: a letter that is sent twice carries the same
 * {@code Message-ID}, so that mail programs show it once
 * @param subject already in the reader's words
 * @param model what the template shows; never logged
 * @param language of the template's words
 * @param about whom it is about, so that support finds it; null for letters about nobody
 * @param brand whose look it has; null for ours
 */
public record Letter(String id, String to, String subject, String template, Map<String, Object> model, Locale language,
		@Nullable UUID about, @Nullable Brand brand) {

	public Letter(String id, String to, String subject, String template, Map<String, Object> model, Locale language) {
		this(id, to, subject, template, model, language, null, null);
	}

	/** One in English. */
	public Letter(String id, String to, String subject, String template, Map<String, Object> model) {
		this(id, to, subject, template, model, Locale.ENGLISH);
	}

	/** The same, to be found with whom it is about. */
	public Letter about(UUID subject) {
		return new Letter(this.id, this.to, this.subject, this.template, this.model, this.language, subject,
				this.brand);
	}

	/** The same, but looking like that. */
	public Letter inTheLookOf(@Nullable Brand look) {
		return new Letter(this.id, this.to, this.subject, this.template, this.model, this.language, this.about, look);
	}

	@Override
	public String toString() {
		return "Letter[" + this.id + "]";
	}

}
