package com.teammate.api;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a webhook endpoint, for the API's document alone. */
@Schema(name = "WebhookEndpointChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EndpointPatchBody(@Schema(maxLength = 2000) @Nullable String url,
		@Schema(maxLength = 200) @Nullable String description, @Nullable List<String> eventTypes,
		@Schema(description = "true forgets the failures so far", example = "true") @Nullable Boolean enabled) {

}
