package com.teammate.microsoft;

import java.util.Optional;
import java.util.function.Supplier;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Remembers by which request the current thread has written to Graph last, so that a
 * record of the change can name it. Whatever is asked of Graph later makes it forget: the
 * write then was another's.
 */
public final class LastWrite {

	private static final ThreadLocal<@Nullable String> ID = new ThreadLocal<>();

	private LastWrite() {
	}

	/** Microsoft's id of the request. */
	public static Optional<String> requestId() {
		return Optional.ofNullable(ID.get());
	}

	/** A reading that only makes sure of the write before it, which is not forgotten. */
	static <T> T makingSure(Supplier<T> reading) {
		String write = ID.get();
		T read = reading.get();
		if (write != null) {
			ID.set(write);
		}
		return read;
	}

	/** Also where no token is given out, so that nothing is sent. */
	static void forget() {
		ID.remove();
	}

	static void observe(Response answer) {
		if (answer.isSuccessful() && !"GET".equals(answer.request().method())) {
			ID.set(answer.header("request-id"));
		}
		else {
			forget();
		}
	}

}
