package com.teammate.event;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Place of an event among those of its reseller. Written out, ids sort as they happened.
 */
public record EventId(long number) implements Comparable<EventId> {

	private static final Pattern FORM = Pattern.compile("evt_([0-9]{12})");

	/** Before the first event. */
	public static final EventId START = new EventId(0);

	/** Empty when the text is no event id. */
	public static Optional<EventId> of(String text) {
		return Optional.of(FORM.matcher(text))
			.filter((match) -> match.matches())
			.map((match) -> new EventId(Long.parseLong(match.group(1))));
	}

	@Override
	public int compareTo(EventId other) {
		return Long.compare(this.number, other.number);
	}

	@Override
	public String toString() {
		return "evt_%012d".formatted(this.number);
	}

}
