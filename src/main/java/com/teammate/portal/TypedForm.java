package com.teammate.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.wish.Typed;
import com.teammate.wish.WishNotValid;
import com.teammate.wish.Wrong;

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
		return new TypedForm(Failover.ordered(parameters),
				(token.isBlank() || token.length() > LONGEST_TOKEN) ? UUID.randomUUID().toString() : token);
	}

	static TypedForm of(NewEnterprise wish) {
		Map<String, List<String>> values = Typed.of(wish);
		values.putAll(Failover.places(wish.sbcRegions()));
		return new TypedForm(values, UUID.randomUUID().toString());
	}

	/**
	 * What it asks for, with the regions in the order that was given to them. What only
	 * this form can have wrong is told together with the rest.
	 */
	NewEnterprise read(Function<ObjectNode, NewEnterprise> form) {
		List<Wrong> wrongs = new ArrayList<>(Failover.clashes(this.values));
		try {
			NewEnterprise read = form.apply(wish());
			if (wrongs.isEmpty()) {
				return Failover.isGiven(this.values) ? ordered(read) : read;
			}
		}
		catch (WishNotValid ex) {
			wrongs.addAll(ex.errors());
		}
		throw new WishNotValid(wrongs);
	}

	private NewEnterprise ordered(NewEnterprise read) {
		List<String> order = this.values.getOrDefault(Failover.REGIONS, List.of());
		return read.ordered(read.sbcRegions()
			.stream()
			.sorted(Comparator.comparingInt((region) -> order.indexOf(region.value())))
			.toList());
	}

	/** PBX types that are out of sight, because PBX is not chosen, are not asked for. */
	private ObjectNode wish() {
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

	public boolean isPlaced(String region, int place) {
		return has(Failover.PLACE + region, Integer.toString(place));
	}

	public boolean has(String field, String value) {
		return this.values.getOrDefault(field, List.of()).contains(value);
	}

	boolean hasSeen(String warning) {
		return has("seen", warning);
	}

}
