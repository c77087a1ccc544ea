package com.teammate.account;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as hashes that name how they were made, so that a better way may
 * follow.
 */
@Component
class Passwords {

	private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

	/** Compared with when there is none, so that nobody hears a difference. */
	private final String nobodys = this.encoder.encode("nobody's password");

	String hash(String password) {
		return this.encoder.encode(password);
	}

	boolean matches(String password, @Nullable String hash) {
		return this.encoder.matches(password, (hash != null) ? hash : this.nobodys) && hash != null;
	}

}
