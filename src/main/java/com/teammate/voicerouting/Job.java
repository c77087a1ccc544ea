package com.teammate.voicerouting;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What one process is asked to do. All of it goes through standard input: a command line
 * can be read by every user of the machine.
 */
record Job(TeamsAccess access, String operation, String name, @Nullable VoiceRoute route) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern TOKEN_PART = Pattern.compile("[A-Za-z0-9_-]{40,}");

	static Job read(TeamsAccess access, String name) {
		return new Job(access, "read", name, null);
	}

	static Job ensure(TeamsAccess access, VoiceRoute route) {
		return new Job(access, "ensure", route.name(), route);
	}

	/** One line of JSON. */
	String toJson() {
		ObjectNode json = JSON.createObjectNode()
			.put("tenant", this.access.tenant().toString())
			.put("graphToken", this.access.graphToken())
			.put("teamsToken", this.access.teamsToken())
			.put("operation", this.operation)
			.put("name", this.name);
		if (this.route != null) {
			json.put("gateway", this.route.gateway()).put("priority", this.route.priority());
		}
		return json.toString();
	}

	/**
	 * A text of the process without the tokens it was given, also where an error message
	 * has broken them into lines.
	 */
	String redact(String text) {
		String known = text.replace(this.access.graphToken(), "***").replace(this.access.teamsToken(), "***");
		return TOKEN_PART.matcher(known).replaceAll("***");
	}

}
