package com.teammate.sbc;

import java.util.regex.Pattern;

import com.teammate.enterprise.EnterpriseId;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The label of an enterprise under a base domain: readable, and of this enterprise alone,
 * because Microsoft lets a domain be in one tenant only.
 */
final class Labels {

	/** What Entra allows behind the {@code @} of a user principal name. */
	private static final int LONGEST_FQDN = 48;

	static final int LONGEST_BASE_DOMAIN = 34;

	private static final int LONGEST_LABEL = 32;

	private static final Pattern CHOSEN = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

	private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final int HASH_LENGTH = 8;

	private static final String NAMELESS = "org";

	private Labels() {
	}

	/** Whether a person may choose it. */
	static boolean isUsable(String label, String fqdn) {
		return CHOSEN.matcher(label).matches() && fqdn.length() <= LONGEST_FQDN;
	}

	/**
	 * Another one for each generation, because a sub-domain that was taken away is never
	 * used again.
	 */
	static String of(String name, EnterpriseId enterprise, String baseDomain, int generation) {
		return of(name, enterprise + ((generation > 0) ? "/" + generation : ""),
				Math.min(LONGEST_LABEL, LONGEST_FQDN - 1 - baseDomain.length()));
	}

	/** The same for what all regions share. */
	static String of(String name, EnterpriseId enterprise) {
		return of(name, enterprise.toString(), LONGEST_LABEL);
	}

	private static String of(String name, String owner, int length) {
		String slug = Slug.of(name, length - 1 - HASH_LENGTH);
		return (slug.isEmpty() ? NAMELESS : slug) + "-" + hash(owner);
	}

	private static String hash(String owner) {
		byte[] digest = DigestUtils.sha256(owner);
		StringBuilder hash = new StringBuilder();
		for (int i = 0; i < HASH_LENGTH; i++) {
			hash.append(ALPHABET.charAt(digest[i] & 31));
		}
		return hash.toString();
	}

}
