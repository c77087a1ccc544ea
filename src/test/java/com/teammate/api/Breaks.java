package com.teammate.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a change of the API's document would break in programs that were written for the
 * document before: what they send must still be taken, what they read must still be
 * there.
 */
final class Breaks {

	private final JsonNode before;

	private final JsonNode after;

	private final List<String> found = new ArrayList<>();

	private Breaks(JsonNode before, JsonNode after) {
		this.before = before;
		this.after = after;
	}

	static List<String> between(JsonNode before, JsonNode after) {
		Breaks breaks = new Breaks(before, after);
		before.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((operation) -> breaks.operation(operation.getKey() + " " + path.getKey(), operation.getValue(),
						after.path("paths").path(path.getKey()).path(operation.getKey()))));
		breaks.problems();
		return breaks.found;
	}

	/** Programs decide by a problem's code, and some by its status. */
	private void problems() {
		Map<String, Set<String>> now = problems(this.after);
		problems(this.before).forEach((code, statuses) -> {
			if (!now.containsKey(code)) {
				note("problem " + code, "is gone");
			}
			else if (!statuses.containsAll(now.get(code))) {
				note("problem " + code, "has the status " + now.get(code) + " instead of " + statuses);
			}
		});
	}

	private static Map<String, Set<String>> problems(JsonNode document) {
		Map<String, Set<String>> statuses = new TreeMap<>();
		document.path("paths")
			.forEach((path) -> path.forEach((operation) -> operation.path("responses")
				.properties()
				.forEach((response) -> response.getValue()
					.at("/content/application~1problem+json/examples")
					.fieldNames()
					.forEachRemaining((code) -> statuses.computeIfAbsent(code, (fresh) -> new TreeSet<>())
						.add(response.getKey())))));
		return statuses;
	}

	private void operation(String name, JsonNode old, JsonNode now) {
		if (now.isMissingNode()) {
			note(name, "is gone");
			return;
		}
		if (!old.path("operationId").equals(now.path("operationId"))) {
			note(name, "has another operationId");
		}
		parameters(name, old.path("parameters"), now.path("parameters"));
		old.at("/requestBody/content").properties().forEach((media) -> {
			JsonNode same = now.at("/requestBody/content").path(media.getKey());
			if (same.isMissingNode()) {
				note(name, "takes no " + media.getKey() + " any more");
			}
			sent(name + " body", media.getValue().path("schema"), same.path("schema"), new TreeSet<>());
		});
		old.path("responses").properties().forEach((response) -> {
			if (response.getKey().startsWith("2")) {
				answer(name + " " + response.getKey(), response.getValue(),
						now.path("responses").path(response.getKey()));
			}
		});
	}

	private void parameters(String name, JsonNode old, JsonNode now) {
		for (JsonNode parameter : old) {
			JsonNode same = named(now, parameter);
			if (same.isMissingNode()) {
				note(name, "does not know the parameter " + parameter.path("name").asText());
			}
			else {
				sent(name + " " + parameter.path("name").asText(), parameter.path("schema"), same.path("schema"),
						new TreeSet<>());
			}
		}
		for (JsonNode parameter : now) {
			if (parameter.path("required").asBoolean() && !named(old, parameter).path("required").asBoolean()) {
				note(name, "needs the parameter " + parameter.path("name").asText());
			}
		}
	}

	private static JsonNode named(JsonNode parameters, JsonNode wanted) {
		for (JsonNode parameter : parameters) {
			if (parameter.path("name").equals(wanted.path("name")) && parameter.path("in").equals(wanted.path("in"))) {
				return parameter;
			}
		}
		return MissingNode.getInstance();
	}

	private void answer(String name, JsonNode old, JsonNode now) {
		if (now.isMissingNode()) {
			note(name, "is gone");
			return;
		}
		old.path("headers").fieldNames().forEachRemaining((header) -> {
			if (!now.path("headers").has(header)) {
				note(name, "has no header " + header);
			}
		});
		old.path("content")
			.properties()
			.forEach((media) -> read(name, media.getValue().path("schema"),
					now.path("content").path(media.getKey()).path("schema"), new TreeSet<>()));
	}

	/** What programs read may grow, but nothing in it may go or change. */
	private void read(String name, JsonNode oldOrRef, JsonNode nowOrRef, Set<String> seen) {
		JsonNode old = resolve(this.before, oldOrRef);
		JsonNode now = resolve(this.after, nowOrRef);
		if (!seen.add(name) || seen.size() > 200) {
			return;
		}
		if (!types(old).containsAll(types(now))) {
			note(name, "can have another type: " + types(now) + " instead of " + types(old));
		}
		if (now.has("enum") && !texts(now.path("enum")).containsAll(texts(old.path("enum")))) {
			note(name, "has lost a value");
		}
		old.path("properties").properties().forEach((property) -> {
			JsonNode same = now.path("properties").path(property.getKey());
			if (same.isMissingNode()) {
				note(name, "has no " + property.getKey());
			}
			else {
				read(name + "." + property.getKey(), property.getValue(), same, seen);
			}
		});
		old.path("required").forEach((field) -> {
			if (!texts(now.path("required")).contains(field.asText())) {
				note(name, "may lack " + field.asText());
			}
		});
		if (old.has("items")) {
			read(name + "[]", old.path("items"), now.path("items"), seen);
		}
	}

	/** What programs send may be allowed more, but nothing less. */
	private void sent(String name, JsonNode oldOrRef, JsonNode nowOrRef, Set<String> seen) {
		JsonNode old = resolve(this.before, oldOrRef);
		JsonNode now = resolve(this.after, nowOrRef);
		if (!seen.add(name)) {
			return;
		}
		if (!types(now).containsAll(types(old))) {
			note(name, "does not take " + types(old) + " any more but " + types(now));
		}
		if (!texts(now.path("enum")).containsAll(texts(old.path("enum"))) && now.has("enum")) {
			note(name, "takes fewer values");
		}
		if (now.path("maxLength").asInt(Integer.MAX_VALUE) < old.path("maxLength").asInt(Integer.MAX_VALUE)
				|| now.path("maximum").asLong(Long.MAX_VALUE) < old.path("maximum").asLong(Long.MAX_VALUE)
				|| now.path("minimum").asLong(Long.MIN_VALUE) > old.path("minimum").asLong(Long.MIN_VALUE)
				|| now.path("minLength").asInt(0) > old.path("minLength").asInt(0)) {
			note(name, "is narrower");
		}
		old.path("properties").properties().forEach((property) -> {
			JsonNode same = now.path("properties").path(property.getKey());
			if (same.isMissingNode()) {
				note(name, "does not know " + property.getKey());
			}
			else {
				sent(name + "." + property.getKey(), property.getValue(), same, seen);
			}
		});
		texts(now.path("required")).stream()
			.filter((field) -> !texts(old.path("required")).contains(field))
			.forEach((field) -> note(name, "needs " + field));
		if (old.has("items")) {
			sent(name + "[]", old.path("items"), now.path("items"), seen);
		}
	}

	private static JsonNode resolve(JsonNode document, JsonNode schema) {
		if (schema.has("anyOf")) {
			return resolve(document, schema.path("anyOf").path(0));
		}
		String ref = schema.path("$ref").asText("");
		return ref.isEmpty() ? schema : resolve(document, document.at(ref.substring(1)));
	}

	private static Set<String> types(JsonNode schema) {
		JsonNode type = schema.path("type");
		Set<String> types = type.isArray() ? texts(type) : new TreeSet<>();
		if (type.isTextual()) {
			types.add(type.asText());
		}
		return types;
	}

	private static Set<String> texts(JsonNode list) {
		Set<String> texts = new TreeSet<>();
		list.forEach((text) -> texts.add(text.asText()));
		return texts;
	}

	private void note(String name, String what) {
		this.found.add(name + " " + what);
	}

}
