package com.teammate.sandbox.microsoft;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Hides secrets, codes and tokens wherever an exchange carries them. */
final class Masking {

	private static final String MASK = "***";

	private static final Set<String> SECRET = Set.of("access_token", "client_assertion", "client_secret", "code",
			"code_verifier", "graphtoken", "id_token", "passwd", "password", "refresh_token", "teamstoken");

	private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "set-cookie");

	private static final Pattern SECRET_FIELD = Pattern
		.compile("(name=\"(?:" + String.join("|", SECRET) + ")\" value=\")[^\"]*\"", Pattern.CASE_INSENSITIVE);

	/** A token that strays into any other text. */
	private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

	private Masking() {
	}

	static String header(String name, String value) {
		if (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
			return value.startsWith("Bearer ") ? "Bearer " + MASK : MASK;
		}
		int query = value.indexOf('?');
		return (query < 0) ? value : value.substring(0, query + 1) + parameters(value.substring(query + 1));
	}

	static String parameters(String encoded) {
		Map<String, String> parameters = Forms.decode(encoded);
		if (parameters.keySet().stream().noneMatch(Masking::isSecret)) {
			return encoded;
		}
		return parameters.entrySet()
			.stream()
			.map((entry) -> Forms.encoded(entry.getKey()) + "="
					+ (isSecret(entry.getKey()) ? MASK : Forms.encoded(entry.getValue())))
			.collect(Collectors.joining("&"));
	}

	static String body(String contentType, String body) {
		if (contentType.startsWith("application/x-www-form-urlencoded")) {
			return parameters(body);
		}
		if (contentType.startsWith("application/json")) {
			return json(body);
		}
		return JWT.matcher(SECRET_FIELD.matcher(body).replaceAll("$1" + MASK + "\"")).replaceAll(MASK);
	}

	private static String json(String body) {
		try {
			JsonNode tree = Json.parse(body);
			mask(tree);
			return body.isEmpty() ? body : tree.toString();
		}
		catch (JsonProcessingException ex) {
			return "(not JSON) " + MASK;
		}
	}

	private static void mask(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.fieldNames().forEachRemaining((name) -> {
				// In JSON a code is the name of an error.
				if (!"code".equals(name) && isSecret(name) && object.get(name).isTextual()) {
					object.put(name, MASK);
				}
			});
		}
		node.forEach(Masking::mask);
	}

	private static boolean isSecret(String name) {
		return SECRET.contains(name.toLowerCase(Locale.ROOT));
	}

}
