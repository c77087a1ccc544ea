package com.teammate.welcome;

import java.util.Arrays;
import java.util.List;

/** Shows on every page which of the four steps is whose turn. */
enum Tracker {

	CODE, FIRST, SECOND, DONE;

	/** All steps with this one as the current. */
	List<Step> steps() {
		return Arrays.stream(values()).map((each) -> new Step(each.ordinal() + 1, each.name(), stateOf(each))).toList();
	}

	private String stateOf(Tracker other) {
		if (other == this) {
			return "current";
		}
		return (other.ordinal() < ordinal()) ? "done" : "upcoming";
	}

	/** One step as the page shows it. */
	record Step(int number, String name, String state) {

	}

}
