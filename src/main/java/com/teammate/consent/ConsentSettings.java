package com.teammate.consent;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How consents are asked for and proven.
 *
 * @param publicUrl where browsers reach us; the redirect URIs begin with it
 * @param key base64 of at least 32 bytes, the same on all nodes
 * @param requestLifetime how long a sign-in may take
 * @param sessionLifetime how long an administrator stays signed in to the dashboard
 * @param roleSeenEvery how often the tenant is asked whether who is signed in still is
 * its administrator
 * @param pauseAfterOurFault how long nobody is sent to Microsoft again after our own
 * registration turned out wrong
 * @param sameTenantAsAddress whether the first consent must come from the tenant of the
 * administrator's mail domain, where that domain belongs to one
 */
@Validated
@ConfigurationProperties("teammate.consent")
record ConsentSettings(@NotNull URI publicUrl, @NotBlank String key,
		@DefaultValue("15m") @NotNull Duration requestLifetime, @DefaultValue("1h") @NotNull Duration sessionLifetime,
		@DefaultValue("5m") @NotNull Duration roleSeenEvery, @DefaultValue("10m") @NotNull Duration pauseAfterOurFault,
		@DefaultValue("true") boolean sameTenantAsAddress, @DefaultValue @Valid Proof proof) {

	@AssertTrue(message = "teammate.consent.key must be base64 of at least 32 bytes")
	boolean isKeyLongEnough() {
		try {
			return this.key == null || Base64.getDecoder().decode(this.key).length >= 32;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	URI redirect(ConsentKind kind) {
		String base = this.publicUrl.toString().replaceFirst("/+$", "");
		return URI
			.create(base + ((kind == ConsentKind.FIRST) ? "/consent/first/callback" : "/consent/second/callback"));
	}

	URI dashboardRedirect() {
		return URI.create(this.publicUrl.toString().replaceFirst("/+$", "") + "/enterprise/callback");
	}

	@Override
	public String toString() {
		return "ConsentSettings[publicUrl=" + this.publicUrl + "]";
	}

	/**
	 * How Microsoft's records are watched.
	 *
	 * @param gaps between looks; the last one repeats
	 * @param overdueAfter when a person should look, and a readable record counts
	 * @param overdueGap between looks from then on
	 * @param lostAfter when a tenant that shows no record at all counts as not consented
	 */
	record Proof(@DefaultValue( {
			"5s", "10s", "20s", "40s", "60s" }) @NotEmpty List<Duration> gaps,
			@DefaultValue("15m") @NotNull Duration overdueAfter, @DefaultValue("10m") @NotNull Duration overdueGap,
			@DefaultValue("2h") @NotNull Duration lostAfter){

		Duration gapAfter(int attempts) {
			int index = Math.min(Math.max(attempts, 1), this.gaps.size()) - 1;
			return this.gaps.get(index);
		}

	}

}
