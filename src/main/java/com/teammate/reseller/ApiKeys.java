package com.teammate.reseller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

/**
 * Makes API keys and their hashes. A key has 256 bits of chance, so a plain hash cannot
 * be turned back and needs no salt.
 */
@Component
class ApiKeys {

	private final SecureRandom random;

	ApiKeys(SecureRandom random) {
		this.random = random;
	}

	String next() {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		return "tmk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static String hash(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
