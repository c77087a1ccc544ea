package com.teammate.wish;

import java.util.List;

import jakarta.validation.Valid;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What resellers may choose from.
 *
 * @param pbxTypes the PBX types that enterprises may use; Ringlogix if none is named
 */
@Validated
@ConfigurationProperties("teammate.wish")
record WishSettings(@Valid @DefaultValue List<PbxType> pbxTypes) {

	WishSettings {
		pbxTypes = pbxTypes.isEmpty() ? List.of(new PbxType("ringlogix", "Ringlogix")) : List.copyOf(pbxTypes);
	}

}
