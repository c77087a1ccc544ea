package com.teammate.reseller;

/**
 * Gives a reseller of the sandbox or of a test an API key that everybody knows. It lives
 * among the tests so that production can only make keys by chance.
 */
public final class FixedApiKeys {

	private FixedApiKeys() {
	}

	/**
	 * The reseller with that key; registered with it the first time, so that a kept
	 * database may be started again.
	 */
	public static Reseller ensure(Resellers resellers, ApiKeys keys, String name, String email, String key) {
		return resellers.withApiKey(key).orElseGet(() -> {
			Reseller reseller = resellers.register(name, email);
			keys.keep(reseller.id(), NewKey.forEverything("fixed"), key);
			return reseller;
		});
	}

}
