package com.teammate.consent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.stereotype.Component;

/**
 * Makes states, and derives from a state everything that must be remembered about it, so
 * that nothing stored is of use to a thief.
 */
@Component
class Secrets {

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final SecretKeySpec key;

	private final SecureRandom random;

	Secrets(ConsentSettings settings, SecureRandom random) {
		this.key = new SecretKeySpec(Base64.getDecoder().decode(settings.key()), "HmacSHA256");
		this.random = random;
	}

	String newState() {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		return BASE64.encodeToString(bytes);
	}

	/** PKCE code verifier. */
	String verifier(String state) {
		return BASE64.encodeToString(mac("verifier", state));
	}

	String nonce(String state) {
		return BASE64.encodeToString(mac("nonce", state));
	}

	String browserHash(String browser) {
		return HexFormat.of().formatHex(mac("browser", browser));
	}

	boolean isBrowser(String browser, String hash) {
		return MessageDigest.isEqual(browserHash(browser).getBytes(StandardCharsets.US_ASCII),
				hash.getBytes(StandardCharsets.US_ASCII));
	}

	static String stateHash(String state) {
		return DigestUtils.sha256Hex(state);
	}

	private byte[] mac(String purpose, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(this.key);
			return mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
