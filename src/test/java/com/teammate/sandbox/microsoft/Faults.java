package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Failures that wait for their call in one tenant, each for one call. */
final class Faults implements Serializable {

	private final Map<Place, Deque<Fault>> waiting = new EnumMap<>(Place.class);

	private final Map<String, Integer> calls = new HashMap<>();

	synchronized void add(Place place, Fault fault, int times) {
		for (int i = 0; i < times; i++) {
			this.waiting.computeIfAbsent(place, (key) -> new ArrayDeque<>()).addLast(fault);
		}
	}

	synchronized void clear() {
		this.waiting.clear();
	}

	synchronized int count() {
		return this.waiting.values().stream().mapToInt(Deque::size).sum();
	}

	/** The failure that was asked for. */
	synchronized Optional<Fault> next(Place place) {
		return Optional.ofNullable(this.waiting.get(place)).map(Deque::pollFirst);
	}

	/**
	 * The failure of a flaky tenant: the first call of each kind is throttled, most
	 * second ones stumble in one way or another, then most go well.
	 */
	synchronized Optional<Fault> stumble(String kind) {
		int call = this.calls.merge(kind, 1, Integer::sum);
		if (call == 1) {
			return Optional.of(Fault.throttled(1 + Math.floorMod(kind.hashCode(), 2)));
		}
		if (call == 2) {
			return second(Math.floorMod(kind.hashCode(), 4));
		}
		return (call % 25 == 0) ? Optional.of(Fault.of(Fault.Shape.EMPTY, 503)) : Optional.empty();
	}

	/** The same for calls on behalf of a person who waits: only the first one fails. */
	synchronized Optional<Fault> stumbleOnce(String kind, Fault fault) {
		return (this.calls.merge(kind, 1, Integer::sum) == 1) ? Optional.of(fault) : Optional.empty();
	}

	private static Optional<Fault> second(int variety) {
		return switch (variety) {
			case 0 -> Optional.of(Fault.of(Fault.Shape.EMPTY, 503));
			case 1 -> Optional.of(Fault.of(Fault.Shape.BRACES, 503));
			case 2 -> Optional.of(Fault.of(Fault.Shape.HTML, 502));
			default -> Optional.empty();
		};
	}

	/** Whole, even while failures are being added. */
	private synchronized void writeObject(ObjectOutputStream out) throws IOException {
		out.defaultWriteObject();
	}

	/** Where a failure happens. */
	enum Place {

		AUTHORIZE, TOKEN, GRAPH, TEAMS

	}

}
