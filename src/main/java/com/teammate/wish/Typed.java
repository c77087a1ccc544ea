package com.teammate.wish;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.NewEnterprise;

/**
 * Makes what people type, which is all text, the fields that the forms read. What it
 * cannot understand stays text, so that the form names it.
 */
public final class Typed {

	private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1", "x");

	private static final Set<String> NO = Set.of("false", "no", "n", "off", "0");

	private static final List<String> TEXTS = List.of("name", "adminEmail", "billingReference");

	private static final List<String> FLAGS = List.of("pbxMusicOnHold", "accessSipData", "requestManagementConsent");

	private static final List<String> LISTS = List.of("sbcRegions", "services", "pbxTypes");

	private Typed() {
	}

	/** An enterprise; a field that was not typed is absent. */
	public static ObjectNode enterprise(Map<String, List<String>> typed) {
		ObjectNode wish = JsonNodeFactory.instance.objectNode();
		TEXTS.forEach((name) -> text(wish, name, first(typed, name)));
		text(wish, "country", first(typed, "country").toUpperCase(Locale.ROOT));
		number(wish, "userLimit", first(typed, "userLimit"));
		FLAGS.forEach((name) -> flag(wish, name, first(typed, name)));
		LISTS.forEach((name) -> list(wish, name, typed.getOrDefault(name, List.of())));
		return wish;
	}

	/** A Teams user. */
	public static ObjectNode user(Map<String, List<String>> typed) {
		ObjectNode wish = JsonNodeFactory.instance.objectNode();
		List.of("userPrincipalName", "displayName", "number", "extension")
			.forEach((name) -> text(wish, name, first(typed, name)));
		return wish;
	}

	/** A webhook endpoint. */
	public static ObjectNode endpoint(Map<String, List<String>> typed) {
		ObjectNode wish = JsonNodeFactory.instance.objectNode();
		List.of("url", "description").forEach((name) -> text(wish, name, first(typed, name)));
		list(wish, "eventTypes", typed.getOrDefault("eventTypes", List.of()));
		flag(wish, "enabled", first(typed, "enabled"));
		return wish;
	}

	/** A look. */
	public static ObjectNode brand(Map<String, List<String>> typed) {
		ObjectNode wish = JsonNodeFactory.instance.objectNode();
		List.of("name", "colour", "darkColour", "senderName", "footer")
			.forEach((name) -> text(wish, name, first(typed, name)));
		return wish;
	}

	/** What one would have to type for these wishes. */
	public static Map<String, List<String>> of(NewEnterprise wish) {
		Map<String, List<String>> typed = new HashMap<>();
		EnterpriseForm.written(wish).properties().forEach((field) -> {
			List<String> values = new ArrayList<>();
			if (field.getValue().isArray()) {
				field.getValue().forEach((value) -> values.add(value.asText()));
			}
			else if (!field.getValue().isNull()) {
				values.add(field.getValue().asText());
			}
			typed.put(field.getKey(), values);
		});
		return typed;
	}

	private static String first(Map<String, List<String>> typed, String name) {
		List<String> values = typed.getOrDefault(name, List.of());
		return values.isEmpty() ? "" : values.get(0).strip();
	}

	private static void text(ObjectNode wish, String name, String text) {
		if (!text.isEmpty()) {
			wish.put(name, text);
		}
	}

	private static void number(ObjectNode wish, String name, String text) {
		if (text.matches("[+-]?[0-9]{1,1000}")) {
			wish.put(name, new BigInteger(text));
		}
		else {
			text(wish, name, text);
		}
	}

	private static void flag(ObjectNode wish, String name, String text) {
		String word = text.toLowerCase(Locale.ROOT);
		if (YES.contains(word)) {
			wish.put(name, true);
		}
		else if (NO.contains(word)) {
			wish.put(name, false);
		}
		else {
			text(wish, name, text);
		}
	}

	private static void list(ObjectNode wish, String name, List<String> values) {
		var list = wish.putArray(name);
		values.stream()
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.forEach((value) -> list.add(name.equals("services") ? value.toUpperCase(Locale.ROOT) : value));
	}

}
