package com.teammate.invitation;

import java.security.SecureRandom;
import java.util.Base64;

import org.springframework.stereotype.Component;

/** Makes texts that nobody can guess. */
@Component
class Randomness {

	private final SecureRandom random = new SecureRandom();

	String text(int bits) {
		byte[] bytes = new byte[bits / 8];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
