package com.teammate.onboarding;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the process.
 *
 * @param migrationDelay from the start of a node until it moves running instances to its
 * diagrams: longer than nodes of the release before go on beside it
 */
@Validated
@ConfigurationProperties("teammate.onboarding")
record OnboardingSettings(@NotNull @DefaultValue("15m") Duration migrationDelay) {

}
