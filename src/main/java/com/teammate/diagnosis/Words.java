package com.teammate.diagnosis;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a failure and its causes say of themselves. */
final class Words {

	/** Enough for any real chain, and an end for one that bites its own tail. */
	private static final int DEPTH = 20;

	private static final int LENGTH = 2000;

	private Words() {
	}

	static List<String> of(Throwable failure) {
		return chain(failure).stream().map((next) -> next.getClass().getSimpleName() + ": " + message(next)).toList();
	}

	/** The failure and its causes, outermost first. */
	static List<Throwable> chain(Throwable failure) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable next = failure; next != null && chain.size() < DEPTH; next = next.getCause()) {
			chain.add(next);
		}
		return chain;
	}

	private static String message(Throwable failure) {
		try {
			return shortened(failure.getMessage());
		}
		catch (RuntimeException ex) {
			// Graph's ODataError throws from getMessage() when Microsoft sent no error
			// object.
			return "";
		}
	}

	private static String shortened(@Nullable String message) {
		if (message == null) {
			return "";
		}
		return (message.length() <= LENGTH) ? message : message.substring(0, LENGTH);
	}

}
