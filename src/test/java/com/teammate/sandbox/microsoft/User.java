package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A person's or service's account.
 *
 * @param properties what Graph was told about it, without password
 * @param licences when each subscription was assigned
 */
record User(String id, ObjectNode properties, Map<String, Instant> licences,
		Visibility visibility) implements Serializable {

	static User of(String id, ObjectNode properties, Instant visibleFrom) {
		return new User(id, properties, new LinkedHashMap<>(), Visibility.from(visibleFrom));
	}

	String userPrincipalName() {
		return this.properties.get("userPrincipalName").asText();
	}

	String displayName() {
		return this.properties.get("displayName").asText();
	}

	boolean isEnabled() {
		return this.properties.get("accountEnabled").asBoolean();
	}

	String usageLocation() {
		return this.properties.path("usageLocation").asText("");
	}

	/** What stands behind the at sign. */
	String suffix() {
		return userPrincipalName().substring(userPrincipalName().indexOf('@') + 1);
	}

	boolean isCalled(String idOrName) {
		return this.id.equalsIgnoreCase(idOrName) || userPrincipalName().equalsIgnoreCase(idOrName);
	}

}
