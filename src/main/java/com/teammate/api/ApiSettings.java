package com.teammate.api;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the API.
 *
 * @param publicUrl where browsers reach us; problems refer to their pages by it
 * @param requestsPerMinute how many requests an API key may make
 * @param keepAnswers how long an answer is kept for a repeated Idempotency-Key; callers
 * are promised a day
 */
@Validated
@ConfigurationProperties("teammate.api")
record ApiSettings(@NotNull URI publicUrl, @Min(1) @Max(60_000) @DefaultValue("600") int requestsPerMinute,
		@DurationMin(hours = 24) @DefaultValue("24h") Duration keepAnswers) {

	URI pageOf(ProblemCode code) {
		return URI.create(this.publicUrl.toString().replaceAll("/+$", "") + ProblemPages.PATH + code.code());
	}

}
