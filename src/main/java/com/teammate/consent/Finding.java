package com.teammate.consent;

/**
 * Something that is known about a request before anybody gets a mail.
 *
 * @param field the field of the request that it is about
 * @param message plain words, with what to do
 */
public record Finding(Code code, Severity severity, String field, String message) {

	public boolean isBlocking() {
		return this.severity == Severity.BLOCKING;
	}

	/** What was found; names are part of the API's contract. */
	public enum Code {

		/** The address is at a provider of private mail. */
		CONSUMER_ADDRESS,
		/** No Microsoft tenant has the address's domain. */
		UNKNOWN_DOMAIN,
		/** The tenant is in another Microsoft cloud than we are. */
		WRONG_CLOUD,
		/** Microsoft could not be asked whose the domain is. */
		MICROSOFT_UNREACHABLE,
		/** An enterprise with the same administrator is under way or active. */
		ADDRESS_TAKEN,
		/** An enterprise of the same organization is under way or active. */
		TENANT_TAKEN

	}

	/** Whether an onboarding can start in spite of it. */
	public enum Severity {

		BLOCKING, WARNING

	}

}
