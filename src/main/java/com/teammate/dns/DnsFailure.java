package com.teammate.dns;

import org.jspecify.annotations.Nullable;

/**
 * The name server refused or did not answer; the message starts with its word, for
 * example {@code NOTAUTH}.
 */
public class DnsFailure extends RuntimeException {

	public DnsFailure(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
