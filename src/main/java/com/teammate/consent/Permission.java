package com.teammate.consent;

/**
 * A permission that we ask a tenant for.
 *
 * @param id how Microsoft identifies it: the scope's or the app role's id
 * @param api application id of the API it belongs to
 * @param apiName that API as Microsoft names it
 * @param purpose what we need it for, in one plain sentence
 * @param step the step of the onboarding that first uses it
 * @param data what data of the customer it lets us touch, as far as we use it
 * @param without what does not work without it
 * @param revoke how a customer takes it back
 * @param since the version of the manifest that it came with
 */
public record Permission(String name, String id, Kind kind, String api, String apiName, String purpose, String step,
		String data, String without, String revoke, int since) {

	/** The consent by which it is granted. */
	public ConsentKind consent() {
		return (this.kind == Kind.DELEGATED) ? ConsentKind.FIRST : ConsentKind.SECOND;
	}

	/** In whose name a permission is used. */
	public enum Kind {

		/** In the name of the administrator signed in. */
		DELEGATED,
		/** In the name of our application. */
		APPLICATION

	}

}
