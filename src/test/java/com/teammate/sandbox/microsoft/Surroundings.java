package com.teammate.sandbox.microsoft;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/** What else there is around the product, as far as somebody lends us the switches. */
final class Surroundings {

	private volatile List<SurroundingSwitch> switches = List.of();

	void are(List<SurroundingSwitch> switches) {
		this.switches = List.copyOf(switches);
	}

	void turn(String path) {
		this.switches.stream()
			.filter((each) -> each.path().equals(path))
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("no switch " + path))
			.turn()
			.run();
	}

	/** A section of the start page; empty where nothing else is around. */
	String html() {
		if (this.switches.isEmpty()) {
			return "";
		}
		return this.switches.stream()
			.map((each) -> "<form class=\"inline\" method=\"post\" action=\"/control/around/" + each.path()
					+ "\"><button type=\"submit\">" + Pages.escape(each.label()) + "</button></form>\n")
			.collect(Collectors.joining("", "<h2>Around our product</h2>\n", ""));
	}

}
