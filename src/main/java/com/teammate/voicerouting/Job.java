package com.teammate.voicerouting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one process is asked to do. All of it goes through standard input: a command line
 * can be read by every user of the machine.
 */
record Job(TeamsAccess access, String operation, Map<String, Object> parameters) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern TOKEN_PART = Pattern.compile("[A-Za-z0-9_-]{40,}");

	static Job inventory(TeamsAccess access) {
		return new Job(access, "inventory", Map.of());
	}

	static Job ensure(TeamsAccess access, VoiceRoute route) {
		return new Job(access, "ensure", Map.of("name", route.name(), "usage", route.usage(), "policy", route.policy(),
				"gateway", route.gateway(), "priority", route.priority()));
	}

	static Job rewrite(TeamsAccess access, VoiceRoute route) {
		return new Job(access, "rewrite", Map.of("name", route.name(), "gateway", route.gateway()));
	}

	static Job order(TeamsAccess access, List<String> routes) {
		return new Job(access, "order", Map.of("routes", routes));
	}

	static Job removeRoute(TeamsAccess access, String route) {
		return new Job(access, "removeRoute", Map.of("name", route));
	}

	static Job removePolicy(TeamsAccess access, String policy) {
		return new Job(access, "removePolicy", Map.of("policy", policy));
	}

	static Job removeUsage(TeamsAccess access, String usage) {
		return new Job(access, "removeUsage", Map.of("usage", usage));
	}

	/** One line of JSON. */
	String toJson() {
		ObjectNode json = JSON.createObjectNode()
			.put("tenant", this.access.tenant().toString())
			.put("graphToken", this.access.graphToken())
			.put("teamsToken", this.access.teamsToken())
			.put("operation", this.operation);
		new TreeMap<>(this.parameters).forEach(json::putPOJO);
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
