package com.teammate.voicerouting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.voicerouting.RoutingInventory.Policy;
import com.teammate.voicerouting.RoutingInventory.Route;
import org.jspecify.annotations.Nullable;

/** Reads an inventory from the answer of the process, and believes nothing half-read. */
final class Inventories {

	private Inventories() {
	}

	@Nullable static RoutingInventory read(JsonNode json) {
		try {
			return new RoutingInventory(texts(json.path("usages")), list(json.path("routes"), Inventories::route),
					list(json.path("policies"), Inventories::policy));
		}
		catch (Unreadable ex) {
			return null;
		}
	}

	private static Route route(JsonNode json) {
		JsonNode priority = json.path("priority");
		require(priority.isInt());
		return new Route(text(json.path("name")), texts(json.path("gateways")), texts(json.path("usages")),
				priority.intValue());
	}

	private static Policy policy(JsonNode json) {
		return new Policy(text(json.path("name")), texts(json.path("usages")));
	}

	private static List<String> texts(JsonNode json) {
		return list(json, Inventories::text);
	}

	private static String text(JsonNode json) {
		require(json.isTextual());
		return json.textValue();
	}

	private static <T> List<T> list(JsonNode json, Function<JsonNode, T> each) {
		require(json.isArray());
		List<T> list = new ArrayList<>();
		json.forEach((element) -> list.add(each.apply(element)));
		return list;
	}

	private static void require(boolean readable) {
		if (!readable) {
			throw new Unreadable();
		}
	}

	private static final class Unreadable extends RuntimeException {

	}

}
