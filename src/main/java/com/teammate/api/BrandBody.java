package com.teammate.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** The body that the form of brands reads, for the API's document alone. */
@Schema(name = "NewBrand", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record BrandBody(
		@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 60, example = "Northwind Voice",
				description = "What your customers know you by") String name,
		@Schema(example = "#0b5c8a",
				description = "Of links and buttons on light pages; text on it must have a contrast of 4.5:1. Left out: ours") @Nullable String colour,
		@Schema(example = "#7cc4ee",
				description = "The same on dark pages. Left out: the nearest shade of colour that has enough contrast there") @Nullable String darkColour,
		@Schema(maxLength = 60, example = "Northwind Onboarding",
				description = "The name that mails come from; the address stays ours. Left out: name") @Nullable String senderName,
		@Schema(maxLength = 500, example = "Northwind Ltd\n+1 555 0100",
				description = "Plain text of up to six lines under every page and mail") @Nullable String footer) {

}
