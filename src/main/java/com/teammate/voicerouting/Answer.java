package com.teammate.voicerouting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * What the process answered: an error, or what the tenant has now.
 *
 * @param error null when all went well, else its word, such as {@code AccessDenied}
 */
record Answer(@Nullable String error, String message, @Nullable RoutingInventory routing) {

	private static final JsonMapper JSON = new JsonMapper();

	/** Finds the answer among whatever else a module wrote: the last line that is one. */
	@Nullable static Answer find(String output) {
		String[] lines = output.split("\\R");
		for (int i = lines.length - 1; i >= 0; i--) {
			Answer answer = parse(lines[i].strip());
			if (answer != null) {
				return answer;
			}
		}
		return null;
	}

	boolean isGatewayUnknown() {
		return "GatewayNotFound".equals(this.error);
	}

	RoutingInventory orThrow() {
		if (this.routing == null) {
			throw new VoiceRoutingFailure(this.error + ": " + this.message, null);
		}
		return this.routing;
	}

	@Nullable private static Answer parse(String line) {
		if (!line.startsWith("{")) {
			return null;
		}
		try {
			JsonNode json = JSON.readTree(line);
			return json.path("ok").isBoolean() ? of(json) : null;
		}
		catch (JsonProcessingException ex) {
			return null;
		}
	}

	@Nullable private static Answer of(JsonNode json) {
		if (!json.path("ok").booleanValue()) {
			return new Answer(json.path("error").asText("Unknown"), json.path("message").asText(), null);
		}
		RoutingInventory routing = Inventories.read(json.path("routing"));
		return (routing != null) ? new Answer(null, "", routing) : null;
	}

}
