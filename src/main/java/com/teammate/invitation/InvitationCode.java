package com.teammate.invitation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * The secret part of an invitation: 60 bits in an alphabet without look-alikes
 * (Crockford's base 32).
 */
record InvitationCode(String characters) {

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int LENGTH = 12;

	/** Nobody means a code with more than this. */
	private static final int MAX_TYPED = 200;

	/** Takes the first 60 bits. */
	static InvitationCode from(byte[] digest) {
		long bits = ByteBuffer.wrap(digest).getLong() >>> 4;
		StringBuilder characters = new StringBuilder();
		for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
			characters.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
		}
		return new InvitationCode(characters.toString());
	}

	/** What a person typed or pasted, however it was spelt. */
	static InvitationCode typed(String text) {
		String plain = text.substring(0, Math.min(text.length(), MAX_TYPED))
			.toUpperCase(Locale.ROOT)
			.replaceAll("[^0-9A-Z]", "");
		return new InvitationCode(plain.replace('O', '0').replace('I', '1').replace('L', '1'));
	}

	/** Takes the same time for every wrong code. */
	boolean matches(InvitationCode other) {
		return MessageDigest.isEqual(bytes(), other.bytes());
	}

	/** As it stands in the mail: {@code XXXX-XXXX-XXXX}. */
	String inGroups() {
		return this.characters.replaceAll("(.{4})(?=.)", "$1-");
	}

	private byte[] bytes() {
		return this.characters.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "InvitationCode[***]";
	}

}
