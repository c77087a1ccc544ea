package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A permission of Graph with Microsoft's own id.
 *
 * @param delegated else it is an application permission
 * @param adminOnly whether only an administrator may grant it
 */
record Permission(String id, String name, String displayName, boolean delegated,
		boolean adminOnly) implements Serializable {

	private static final List<Permission> ALL = read();

	static List<Permission> all() {
		return ALL;
	}

	/** Names are compared as Entra does, whatever their case. */
	static Optional<Permission> delegated(String name) {
		return find(name, true);
	}

	static Optional<Permission> application(String name) {
		return find(name, false);
	}

	private static Optional<Permission> find(String name, boolean delegated) {
		return ALL.stream()
			.filter((permission) -> permission.delegated() == delegated && permission.name().equalsIgnoreCase(name))
			.findFirst();
	}

	private static List<Permission> read() {
		List<Permission> permissions = new ArrayList<>();
		for (JsonNode node : Json.resource("permissions.json")) {
			boolean delegated = "Scope".equals(node.get("kind").asText());
			permissions.add(new Permission(node.get("id").asText(), node.get("name").asText(),
					node.get("displayName").asText(), delegated, !"User".equals(node.path("type").asText())));
		}
		return List.copyOf(permissions);
	}

}
