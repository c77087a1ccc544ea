package com.teammate.account;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people of resellers come in.
 *
 * @param publicUrl start of the links in their mails
 * @param activationValid how long the link of a new account works
 * @param resetValid how long the link for a new password works
 * @param maxWrongPasswords after how many of them in a row an account is locked
 * @param lockFor for how long
 */
@Validated
@ConfigurationProperties("teammate.account")
record AccountSettings(@NotNull URI publicUrl, @NotNull @DefaultValue("7d") Duration activationValid,
		@NotNull @DefaultValue("1h") Duration resetValid, @Min(3) @Max(20) @DefaultValue("5") int maxWrongPasswords,
		@NotNull @DefaultValue("15m") Duration lockFor) {

	AccountSettings {
		mustBePositive(activationValid, "activation-valid");
		mustBePositive(resetValid, "reset-valid");
		mustBePositive(lockFor, "lock-for");
	}

	URI address(String path) {
		return URI.create(this.publicUrl.toString().replaceAll("/+$", "") + path);
	}

	private static void mustBePositive(Duration duration, String name) {
		if (duration.isZero() || duration.isNegative()) {
			throw new IllegalArgumentException("teammate.account." + name + " must be longer than nothing");
		}
	}

}
