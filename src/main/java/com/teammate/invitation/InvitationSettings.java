package com.teammate.invitation;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How invitations are made and how long they live.
 *
 * @param publicUrl where administrators reach us; links in mails start with it
 * @param key base64 of at least 32 secret bytes; codes are derived from it, so a new key
 * makes the codes of open invitations void
 * @param lifetime from the first mail to expiry
 * @param reminders when to remind, counted from the first mail
 * @param maxWrongTries how many wrong codes lock an invitation
 * @param visitLifetime how long a browser stays let in
 */
@Validated
@ConfigurationProperties("teammate.invitation")
record InvitationSettings(@NotNull URI publicUrl, @NotBlank String key, @NotNull @DefaultValue("14d") Duration lifetime,
		@DefaultValue( {
				"2d", "5d", "10d" }) List<Duration> reminders,
		@Min(1) @Max(20) @DefaultValue("5") int maxWrongTries, @NotNull @DefaultValue("8h") Duration visitLifetime){

	InvitationSettings {
		reminders = reminders.stream().sorted().toList();
	}

	byte[] keyBytes() {
		return Base64.getDecoder().decode(this.key.strip());
	}

	URI addressOf(LinkId link) {
		String base = this.publicUrl.toString().replaceAll("/+$", "");
		return URI.create(base + "/invitations/" + link.value());
	}

	@AssertTrue(message = "teammate.invitation.public-url must be an http or https address")
	boolean isPublicUrlAnAddress() {
		return this.publicUrl == null
				|| (("https".equals(this.publicUrl.getScheme()) || "http".equals(this.publicUrl.getScheme()))
						&& this.publicUrl.getHost() != null);
	}

	@AssertTrue(message = "teammate.invitation.key must be base64 of at least 32 bytes")
	boolean isKeyLongEnough() {
		try {
			return this.key == null || this.key.isBlank() || keyBytes().length >= 32;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@AssertTrue(message = "teammate.invitation.lifetime and visit-lifetime must be longer than zero")
	boolean isEveryLifetimePositive() {
		return isPositive(this.lifetime) && isPositive(this.visitLifetime)
				&& this.reminders.stream().allMatch(InvitationSettings::isPositive);
	}

	private static boolean isPositive(Duration duration) {
		return duration != null && !duration.isNegative() && !duration.isZero();
	}

	@Override
	public String toString() {
		return "InvitationSettings[publicUrl=" + this.publicUrl + ", lifetime=" + this.lifetime + "]";
	}

}
