package com.teammate.portal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.teammate.enterprise.RegionId;
import com.teammate.wish.Wrong;

/**
 * The order of failover as a form carries it without a script: a number beside each
 * region. Those without one follow, in the order in which they stand on the page.
 */
final class Failover {

	static final String REGIONS = "sbcRegions";

	static final String PLACE = "place.";

	private static final int LAST = Integer.MAX_VALUE;

	private Failover() {
	}

	/** The same with the chosen regions in their order. */
	static Map<String, List<String>> ordered(Map<String, List<String>> values) {
		Map<String, List<String>> ordered = new HashMap<>(values);
		ordered.computeIfPresent(REGIONS,
				(name, regions) -> regions.stream()
					.sorted(Comparator.comparingInt((region) -> place(values, region)))
					.toList());
		return ordered;
	}

	/** What one would have to choose for these regions. */
	static Map<String, List<String>> places(List<RegionId> regions) {
		Map<String, List<String>> places = new HashMap<>();
		regions.forEach((region) -> places.put(PLACE + region.value(), List.of(Integer.toString(places.size() + 1))));
		return places;
	}

	/** Whether any chosen region has a number. */
	static boolean isGiven(Map<String, List<String>> values) {
		return numbers(values).findAny().isPresent();
	}

	static List<Wrong> clashes(Map<String, List<String>> values) {
		return (numbers(values).distinct().count() < numbers(values).count())
				? List.of(new Wrong(REGIONS, "must not have two in the same place of the order")) : List.of();
	}

	private static Stream<Integer> numbers(Map<String, List<String>> values) {
		return values.getOrDefault(REGIONS, List.of())
			.stream()
			.map((region) -> place(values, region))
			.filter((place) -> place != LAST);
	}

	private static int place(Map<String, List<String>> values, String region) {
		return values.getOrDefault(PLACE + region, List.of())
			.stream()
			.filter((text) -> text.matches("[1-9][0-9]{0,3}"))
			.findFirst()
			.map(Integer::valueOf)
			.orElse(LAST);
	}

}
