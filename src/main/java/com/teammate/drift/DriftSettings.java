package com.teammate.drift;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often active enterprises are compared with what was set up for them.
 *
 * @param every how often each one is looked at; spread evenly over that time
 * @param recheckEvery the same while something has been found
 * @param confirmAfter how long a consent must be missing before the administrator is
 * asked again
 * @param batch how many checks may begin in one minute
 * @param warnBefore how long ahead an expiring certificate or secret of our own is told
 */
@Validated
@ConfigurationProperties("teammate.drift")
record DriftSettings(@DefaultValue("24h") @NotNull Duration every, @DefaultValue("1h") @NotNull Duration recheckEvery,
		@DefaultValue("5m") @NotNull Duration confirmAfter, @DefaultValue("200") @Min(1) int batch,
		@DefaultValue("30d") @NotNull Duration warnBefore) {

	@AssertTrue(message = "teammate.drift.every and recheck-every must be a minute at least")
	boolean isRare() {
		Duration minute = Duration.ofMinutes(1);
		return this.every == null || this.recheckEvery == null
				|| (this.every.compareTo(minute) >= 0 && this.recheckEvery.compareTo(minute) >= 0);
	}

}
