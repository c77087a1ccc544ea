package com.teammate.wish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.wish.FieldParser.NotValid;

/** Reads the fields of a wish and gathers everything that is wrong with them. */
final class Fields {

	private static final int LONGEST_LIST = 100;

	private static final int LONGEST_NAME = 60;

	private final ObjectNode body;

	private final Set<String> known = new HashSet<>();

	private final List<Wrong> errors = new ArrayList<>();

	Fields(ObjectNode body) {
		this.body = body;
	}

	/** Empty only if an error was noted. */
	<T> Optional<T> required(String name, FieldParser<T> parser) {
		JsonNode field = field(name);
		if (isAbsent(field) || (field.isTextual() && field.textValue().isBlank())) {
			reject(name, "is required");
			return Optional.empty();
		}
		return parsed(name, field, parser);
	}

	<T> Optional<T> optional(String name, FieldParser<T> parser) {
		JsonNode field = field(name);
		return isAbsent(field) ? Optional.empty() : parsed(name, field, parser);
	}

	/** A list without repetitions; empty also if an error was noted. */
	<T> List<T> list(String name, FieldParser<T> parser) {
		JsonNode field = field(name);
		if (isAbsent(field)) {
			return List.of();
		}
		if (!field.isArray()) {
			reject(name, "must be a list");
			return List.of();
		}
		if (field.size() > LONGEST_LIST) {
			reject(name, "must have at most " + LONGEST_LIST + " entries");
			return List.of();
		}
		return entries(name, field, parser);
	}

	<T> List<T> requiredList(String name, FieldParser<T> parser) {
		JsonNode field = field(name);
		if (isAbsent(field)) {
			reject(name, "is required");
		}
		if (field.isArray() && field.isEmpty()) {
			reject(name, "must have at least one entry");
		}
		return list(name, parser);
	}

	void reject(String name, String message) {
		this.errors.add(new Wrong(name, message));
	}

	/** Throws {@link WishNotValid} if anything was wrong. */
	void check() {
		this.body.fieldNames().forEachRemaining((name) -> {
			if (!this.known.contains(name) && this.errors.size() <= LONGEST_LIST) {
				reject(shortened(name), "is not a known field");
			}
		});
		if (!this.errors.isEmpty()) {
			throw new WishNotValid(this.errors);
		}
	}

	private JsonNode field(String name) {
		this.known.add(name);
		return this.body.path(name);
	}

	private <T> Optional<T> parsed(String name, JsonNode field, FieldParser<T> parser) {
		try {
			return Optional.of(parser.parse(field));
		}
		catch (NotValid ex) {
			reject(name, ex.words());
			return Optional.empty();
		}
	}

	private <T> List<T> entries(String name, JsonNode field, FieldParser<T> parser) {
		List<T> entries = new ArrayList<>();
		for (int i = 0; i < field.size(); i++) {
			String place = name + "[" + i + "]";
			Optional<T> entry = parsed(place, field.get(i), parser);
			if (entry.isPresent() && entries.contains(entry.get())) {
				reject(place, "is named twice");
			}
			entry.ifPresent(entries::add);
		}
		return entries;
	}

	private static boolean isAbsent(JsonNode field) {
		return field.isNull() || field.isMissingNode();
	}

	private static String shortened(String name) {
		return (name.length() <= LONGEST_NAME) ? name : name.substring(0, LONGEST_NAME) + "…";
	}

}
