package com.teammate.api;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the API.
 *
 * @param pbxTypes the PBX types that enterprises may use; Ringlogix if none is named
 * @param keepAnswers how long an answer is kept for a repeated Idempotency-Key; callers
 * are promised a day
 */
@Validated
@ConfigurationProperties("teammate.api")
record ApiSettings(@Valid @DefaultValue List<PbxType> pbxTypes,
		@DurationMin(hours = 24) @DefaultValue("24h") Duration keepAnswers) {

	ApiSettings {
		pbxTypes = pbxTypes.isEmpty() ? List.of(new PbxType("ringlogix", "Ringlogix")) : List.copyOf(pbxTypes);
	}

	boolean knowsPbxType(String id) {
		return this.pbxTypes.stream().anyMatch((type) -> type.id().equals(id));
	}

}
