package com.teammate.microsoft;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Microsoft refused, failed or did not answer. Thrown for everything that goes wrong
 * behind this door; the message is
 * {@code "<signal>: <Microsoft's words, shortened> (request <id>)"} and safe to log.
 */
public class MicrosoftFailure extends RuntimeException {

	private final Kind kind;

	private final String signal;

	@Nullable private final String requestId;

	@Nullable private final Duration retryAfter;

	public MicrosoftFailure(Kind kind, String signal, String words, @Nullable String requestId,
			@Nullable Duration retryAfter, @Nullable Throwable cause) {
		super(signal + ": " + words + ((requestId != null) ? " (request " + requestId + ")" : ""), cause);
		this.kind = kind;
		this.signal = signal;
		this.requestId = requestId;
		this.retryAfter = retryAfter;
	}

	public Kind kind() {
		return this.kind;
	}

	/**
	 * Microsoft's own code: {@code AADSTS700016}, {@code Request_BadRequest},
	 * {@code HTTP 503}, {@code unreachable}.
	 */
	public String signal() {
		return this.signal;
	}

	public Optional<String> requestId() {
		return Optional.ofNullable(this.requestId);
	}

	/** How long Microsoft asked us to stay away. */
	public Optional<Duration> retryAfter() {
		return Optional.ofNullable(this.retryAfter);
	}

	/** What follows from a failure. */
	public enum Kind {

		/** Busy, throttled, broken or unreachable: try again later. */
		TRANSIENT,
		/** What we ask about is not (yet) there. */
		NOT_FOUND,
		/**
		 * Our application lacks a permission, or its consent has not arrived or is gone.
		 */
		NOT_PERMITTED,
		/** It clashes with something that exists. */
		CONFLICT,
		/** Our registration, secret or certificate is wrong. */
		OUR_FAULT,
		/** Any other refusal. */
		REFUSED

	}

}
