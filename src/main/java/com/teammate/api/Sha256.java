package com.teammate.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function that every Java platform has. */
final class Sha256 {

	private Sha256() {
	}

	static byte[] of(byte[]... parts) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (byte[] part : parts) {
				digest.update(part);
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
