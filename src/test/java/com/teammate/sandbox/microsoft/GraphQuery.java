package com.teammate.sandbox.microsoft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The few query options of OData that Graph takes everywhere. */
final class GraphQuery {

	/** Small, so that whoever forgets to follow the next link soon notices. */
	static final int PAGE_SIZE = 4;

	private static final int LARGEST_PAGE = 999;

	private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$top", "$skiptoken");

	private static final Pattern EQUALS = Pattern.compile("\\s*(\\w+)\\s+eq\\s+('(?:[^']|'')*'|true|false)\\s*");

	private final Request request;

	private final Map<String, String> options;

	private GraphQuery(Request request, Map<String, String> options) {
		this.request = request;
		this.options = options;
	}

	static GraphQuery of(Request request) {
		Map<String, String> options = request.queryParameters();
		options.keySet().stream().filter((name) -> !OPTIONS.contains(name)).findFirst().ifPresent((name) -> {
			throw GraphError.unsupported("The query option '" + name + "' is not supported.");
		});
		return new GraphQuery(request, options);
	}

	ObjectNode select(ObjectNode entity) {
		String wanted = this.options.get("$select");
		if (wanted == null) {
			return entity;
		}
		ObjectNode selected = Json.object();
		for (String name : wanted.split(",")) {
			if (!entity.has(name.trim())) {
				throw GraphError.badRequest("Could not find a property named '" + name.trim() + "'.");
			}
			selected.set(name.trim(), entity.get(name.trim()));
		}
		if (entity.has("@odata.type")) {
			selected.set("@odata.type", entity.get("@odata.type"));
		}
		return selected;
	}

	Response list(String context, Iterable<ObjectNode> entities, Set<String> filters) {
		List<ObjectNode> matching = filtered(entities, filters);
		int from = number("$skiptoken", 0, Integer.MAX_VALUE);
		int size = number("$top", PAGE_SIZE, LARGEST_PAGE);
		ObjectNode body = Json.object();
		body.put("@odata.context", context);
		if (from + size < matching.size()) {
			body.put("@odata.nextLink", nextLink(from + size));
		}
		ArrayNode value = body.putArray("value");
		matching.stream().skip(from).limit(size).map(this::select).forEach(value::add);
		return Response.json(200, body);
	}

	private List<ObjectNode> filtered(Iterable<ObjectNode> entities, Set<String> filters) {
		Map<String, String> wanted = wanted(filters);
		List<ObjectNode> matching = new ArrayList<>();
		for (ObjectNode entity : entities) {
			if (wanted.entrySet()
				.stream()
				.allMatch((one) -> entity.path(one.getKey()).asText().equalsIgnoreCase(one.getValue()))) {
				matching.add(entity);
			}
		}
		return matching;
	}

	private Map<String, String> wanted(Set<String> filters) {
		Map<String, String> wanted = new LinkedHashMap<>();
		String filter = this.options.get("$filter");
		if (filter != null) {
			for (String term : filter.split("\\s+and\\s+")) {
				Matcher matcher = EQUALS.matcher(term);
				if (!matcher.matches() || !filters.contains(matcher.group(1))) {
					throw GraphError.unsupported(
							"Unsupported or invalid query filter clause specified for this resource: '" + term + "'.");
				}
				wanted.put(matcher.group(1), unquoted(matcher.group(2)));
			}
		}
		return wanted;
	}

	private static String unquoted(String literal) {
		return literal.startsWith("'") ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
	}

	private int number(String option, int otherwise, int largest) {
		try {
			int number = Integer.parseInt(this.options.getOrDefault(option, Integer.toString(otherwise)));
			if (number >= 0 && number <= largest) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// as for a number out of range
		}
		throw GraphError.badRequest("Invalid value for the query option '" + option + "'.");
	}

	private String nextLink(int from) {
		Map<String, String> next = new LinkedHashMap<>(this.options);
		next.put("$skiptoken", Integer.toString(from));
		return this.request.base() + this.request.path() + "?" + Forms.encode(next).replace("%24", "$");
	}

}
