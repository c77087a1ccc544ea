package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose.
 *
 * @param code Microsoft's code, such as {@code access_denied} or
 * {@code AADSTS53003: ...}, where the shape of the answer has a place for it
 * @param hang how long to keep the caller waiting before
 */
record Fault(Shape shape, int status, String code, String words, @Nullable Integer retryAfter,
		Duration hang) implements Serializable {

	static Fault error(int status, String code, String words) {
		return new Fault(Shape.ERROR, status, code, words, null, Duration.ZERO);
	}

	static Fault throttled(int seconds) {
		return new Fault(Shape.ERROR, 429, "TooManyRequests", "Too many requests. Try again later.", seconds,
				Duration.ZERO);
	}

	static Fault of(Shape shape, int status) {
		return new Fault(shape, status, "", "", null, Duration.ZERO);
	}

	static Fault hanging(Duration hang) {
		return new Fault(Shape.NONE, 200, "", "", null, hang);
	}

	/** Keeps the caller waiting; true when the call then goes on as if nothing was. */
	boolean passes() {
		try {
			Thread.sleep(this.hang.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.shape == Shape.NONE;
	}

	/** Every shape but {@link Shape#ERROR}, which looks different in each protocol. */
	Response response() {
		return switch (this.shape) {
			case HTML -> Response.html(this.status, "<html><head><title>" + this.status
					+ "</title></head><body>The service is unavailable.</body></html>");
			case CUT -> Response.CUT;
			case BRACES -> Response.json(this.status, Json.object());
			default -> new Response(this.status, Map.of(), "");
		};
	}

	Response dressed(Response response) {
		return (this.retryAfter == null) ? response : response.with("Retry-After", this.retryAfter.toString());
	}

	/** What the answer looks like. */
	enum Shape {

		/** As the protocol reports errors. */
		ERROR,
		/** No body at all. */
		EMPTY,
		/** {@code {}} as the body. */
		BRACES,
		/** A page of some proxy. */
		HTML,
		/** The connection ends without an answer. */
		CUT,
		/** No failure, only late. */
		NONE

	}

}
