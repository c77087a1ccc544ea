package com.teammate.microsoft;

import java.util.Base64;

import org.apache.commons.codec.digest.DigestUtils;

/** RFC 7636. */
final class Pkce {

	private Pkce() {
	}

	static String challenge(String verifier) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(verifier));
	}

}
