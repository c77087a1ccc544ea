package com.teammate.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures as Standard Webhooks has them: HMAC-SHA256 over id, timestamp and body, one
 * for each secret that is valid.
 */
final class Signatures {

	private Signatures() {
	}

	static String of(List<byte[]> secrets, String id, long timestamp, byte[] body) {
		return secrets.stream().map((secret) -> of(secret, id, timestamp, body)).collect(Collectors.joining(" "));
	}

	private static String of(byte[] secret, String id, long timestamp, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret, "HmacSHA256"));
			mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
			return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HmacSHA256", ex);
		}
	}

}
