package com.teammate.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.wish.Typed;

/**
 * What somebody has typed into the form of an enterprise, right or wrong.
 *
 * @param token stands for this one form, however often it is sent
 */
record TypedForm(Map<String, List<String>> values, String token) {

	/** Written over by the one click that chooses it. */
	private static final int LONGEST_TOKEN = 100;

	static TypedForm empty() {
		return new TypedForm(Map.of(), UUID.randomUUID().toString());
	}

	static TypedForm of(Map<String, List<String>> parameters) {
		List<String> tokens = parameters.getOrDefault("token", List.of());
		String token = tokens.isEmpty() ? "" : tokens.get(0);
		return new TypedForm(parameters,
				(token.isBlank() || token.length() > LONGEST_TOKEN) ? UUID.randomUUID().toString() : token);
	}

	static TypedForm of(NewEnterprise wish) {
		return new TypedForm(Typed.of(wish), UUID.randomUUID().toString());
	}

	/** PBX types that are out of sight, because PBX is not chosen, are not asked for. */
	ObjectNode wish() {
		Map<String, List<String>> sent = new HashMap<>(this.values);
		if (!has("services", "PBX")) {
			sent.remove("pbxTypes");
		}
		return Typed.enterprise(sent);
	}

	public String text(String field) {
		List<String> typed = this.values.getOrDefault(field, List.of());
		return typed.isEmpty() ? "" : typed.get(0);
	}

	public boolean has(String field, String value) {
		return this.values.getOrDefault(field, List.of()).contains(value);
	}

	boolean hasSeen(String warning) {
		return has("seen", warning);
	}

}
