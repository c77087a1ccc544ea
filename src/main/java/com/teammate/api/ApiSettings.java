package com.teammate.api;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the API.
 *
 * @param keepAnswers how long an answer is kept for a repeated Idempotency-Key; callers
 * are promised a day
 */
@Validated
@ConfigurationProperties("teammate.api")
record ApiSettings(@DurationMin(hours = 24) @DefaultValue("24h") Duration keepAnswers) {

}
