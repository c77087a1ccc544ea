package com.teammate.consent;

/**
 * A permission that we ask a tenant for.
 *
 * @param id how Microsoft identifies it: the scope's or the app role's id
 * @param api application id of the API it belongs to
 * @param purpose what we need it for, in one plain sentence
 * @param step the step of the onboarding that first uses it
 */
public record Permission(String name, String id, Kind kind, String api, String purpose, String step) {

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
