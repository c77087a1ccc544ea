package com.teammate.api;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** The body that the form of webhook endpoints reads, for the API's document alone. */
@Schema(name = "NewWebhookEndpoint", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EndpointBody(
		@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 2000, example = "https://northwind.example/teammate",
				description = "Must start with https:// and point into the open internet") String url,
		@Schema(maxLength = 200, example = "Ticket system") @Nullable String description,
		@Schema(description = "Left out or empty: all events",
				example = "[\"next_action.changed\",\"enterprise.active\"]")

		@Nullable List<String> eventTypes, @Schema(defaultValue = "true") @Nullable Boolean enabled) {

}
