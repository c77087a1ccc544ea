package com.teammate.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who our letters come from.
 *
 * @param from the sender's address; its domain also makes the {@code Message-ID}
 * @param fromName the sender's name
 * @param replyTo where answers go, if not to the sender
 */
@Validated
@ConfigurationProperties("teammate.mail")
record MailSettings(@NotBlank @Email String from, @NotBlank @DefaultValue("TeamMate") String fromName,
		@Email @Nullable String replyTo) {

	String domain() {
		return this.from.substring(this.from.indexOf('@') + 1);
	}

}
