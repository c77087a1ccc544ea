package com.teammate.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.stereotype.Component;

/**
 * Keeps secrets that must be read again, encrypted (AES-256-GCM) and bound to their
 * endpoint: in another row they cannot be opened.
 */
@Component
class SecretBox {

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

	private final String current;

	private final SecureRandom random;

	SecretBox(WebhookSettings settings, SecureRandom random) {
		this.current = add(settings.key());
		settings.previousKeys().forEach(this::add);
		this.random = random;
	}

	String lock(EndpointId endpoint, byte[] secret) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] locked = run(Cipher.ENCRYPT_MODE, this.current, nonce, endpoint, secret);
		byte[] all = ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
		return this.current + ":" + Base64.getEncoder().encodeToString(all);
	}

	byte[] open(EndpointId endpoint, String locked) {
		int colon = locked.indexOf(':');
		ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(locked.substring(colon + 1)));
		byte[] nonce = new byte[NONCE];
		all.get(nonce);
		byte[] rest = new byte[all.remaining()];
		all.get(rest);
		return run(Cipher.DECRYPT_MODE, locked.substring(0, colon), nonce, endpoint, rest);
	}

	private byte[] run(int mode, String keyId, byte[] nonce, EndpointId endpoint, byte[] input) {
		SecretKeySpec key = Optional.ofNullable(this.keys.get(keyId))
			.orElseThrow(() -> new IllegalStateException(
					"A webhook secret was encrypted by a key that is neither teammate.webhook.key nor in previous-keys"));
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(endpoint.toString().getBytes(StandardCharsets.US_ASCII));
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A webhook secret cannot be read or written", ex);
		}
	}

	private String add(String base64) {
		byte[] key = Base64.getDecoder().decode(base64.strip());
		String id = nameOf(key);
		this.keys.put(id, new SecretKeySpec(key, "AES"));
		return id;
	}

	/** Tells keys apart without telling anything about them. */
	private static String nameOf(byte[] key) {
		return DigestUtils.sha256Hex(key).substring(0, 8);
	}

}
