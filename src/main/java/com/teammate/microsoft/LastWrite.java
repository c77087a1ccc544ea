package com.teammate.microsoft;

import java.util.Optional;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Remembers by which request the current thread has written to Graph last, so that a
 * record of the change can name it. A later reading makes it forget: the write then was
 * another's.
 */
public final class LastWrite {

	private static final ThreadLocal<@Nullable String> ID = new ThreadLocal<>();

	private LastWrite() {
	}

	/** Microsoft's id of the request. */
	public static Optional<String> requestId() {
		return Optional.ofNullable(ID.get());
	}

	static void observe(Response answer) {
		if (answer.isSuccessful() && !"GET".equals(answer.request().method())) {
			ID.set(answer.header("request-id"));
		}
		else {
			ID.remove();
		}
	}

}
