package com.teammate.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are delivered.
 *
 * @param key base64 of 32 secret bytes; encrypts the endpoints' secrets in the database
 * @param previousKeys keys before this one, by which what they encrypted is still read
 * @param allowHttp whether endpoints may do without TLS
 * @param allowPrivateTargets whether endpoints may stand in private networks
 * @param intervals between tries of one delivery; the last one repeats
 * @param giveUpAfter how long one delivery is tried
 * @param disableAfter how long an endpoint may fail without any success
 * @param secretOverlap how long an old secret signs beside the new one
 * @param timeout for one try, from the look-up of the name to the end of the answer
 * @param atOnce how many tries of one node run at the same time
 * @param keepLog how long deliveries that are over stay in the log
 * @param mostEndpoints how many endpoints a reseller may have
 * @param pbx where the PBX side listens, if it does
 */
@Validated
@ConfigurationProperties("teammate.webhook")
record WebhookSettings(@NotBlank String key, @DefaultValue List<String> previousKeys,
		@DefaultValue("false") boolean allowHttp, @DefaultValue("false") boolean allowPrivateTargets,
		@NotEmpty @DefaultValue( {
				"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h" }) List<@DurationMin(millis = 1) Duration> intervals,
		@DurationMin(minutes = 1) @DefaultValue("3d") Duration giveUpAfter,
		@DurationMin(minutes = 1) @DefaultValue("5d") Duration disableAfter,
		@DurationMin @DefaultValue("24h") Duration secretOverlap,
		@DurationMin(millis = 100) @DurationMax(seconds = 60) @DefaultValue("10s") Duration timeout,
		@Min(1) @Max(100) @DefaultValue("4") int atOnce, @DurationMin(days = 1) @DefaultValue("30d") Duration keepLog,
		@Min(1) @DefaultValue("20") int mostEndpoints, @Valid @Nullable PbxTarget pbx){

	/** After so many failures. */
	Duration intervalAfter(int failures) {
		return this.intervals.get(Math.min(failures, this.intervals.size()) - 1);
	}

	@AssertTrue(message = "teammate.webhook.key and previous-keys must be base64 of 32 bytes")
	boolean isEveryKeyLongEnough() {
		return Stream.concat(Stream.ofNullable(this.key), this.previousKeys.stream())
			.filter((key) -> !key.isBlank())
			.allMatch(WebhookSettings::isKey);
	}

	private static boolean isKey(String key) {
		try {
			return Base64.getDecoder().decode(key.strip()).length == 32;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@AssertTrue(
			message = "teammate.webhook.pbx.url must begin with https:// or http://, and its secrets must be base64 of at least 24 bytes")
	boolean isPbxTargetComplete() {
		return this.pbx == null || this.pbx.isComplete();
	}

	/**
	 * The receiver at the PBX side.
	 *
	 * @param secret in Base64; signs every message
	 * @param previousSecret signs beside it while the receiver is being changed over
	 */
	record PbxTarget(@NotNull URI url, @NotBlank String secret, @Nullable String previousSecret) {

		private boolean isComplete() {
			return this.url == null || this.secret == null
					|| (String.valueOf(this.url.getScheme()).matches("https?") && this.url.getHost() != null
							&& Stream.of(this.secret, this.previousSecret)
								.filter((secret) -> secret != null && !secret.isBlank())
								.allMatch((secret) -> isLong(secret, 24)));
		}

		private static boolean isLong(String secret, int bytes) {
			try {
				return Base64.getDecoder().decode(secret.strip()).length >= bytes;
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

		@Override
		public String toString() {
			return "PbxTarget[" + this.url + "]";
		}

	}

	@Override
	public String toString() {
		return "WebhookSettings[intervals=" + this.intervals + ", giveUpAfter=" + this.giveUpAfter + "]";
	}

}
