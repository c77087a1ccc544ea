package com.teammate.cdr;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where call data is read, and how patiently.
 *
 * @param url of the CSV; {@code {enterprise}}, {@code {from}} and {@code {to}} in it are
 * filled in
 * @param username for HTTP Basic, with {@code password}
 * @param token sent as a bearer token instead
 * @param timeout for the whole answer, to its last byte
 * @param maxSize of the whole answer
 * @param longestRange that may be asked for at once
 */
@Validated
@ConfigurationProperties("teammate.cdr")
record CdrSettings(
		@Pattern(regexp = "https?://[^\\s/]+(/\\S*)?",
				message = "must be an address that begins with https:// or http://") @Nullable String url,
		@Nullable String username, @Nullable String password, @Nullable String token,
		@DurationMin(millis = 100) @DurationMax(minutes = 2) @DefaultValue("20s") Duration timeout,
		@NotNull @DefaultValue("32MB") DataSize maxSize,
		@DurationMin(days = 1) @DefaultValue("31d") Duration longestRange) {

	@AssertTrue(message = "give teammate.cdr.username with password, or token, or none of them")
	boolean isOneCredentialGiven() {
		boolean basic = this.username != null || this.password != null;
		return (!basic || Stream.of(this.username, this.password).allMatch((part) -> part != null && !part.isBlank()))
				&& !(basic && this.token != null);
	}

	@Override
	public String toString() {
		return "CdrSettings[timeout=" + this.timeout + ", maxSize=" + this.maxSize + "]";
	}

}
