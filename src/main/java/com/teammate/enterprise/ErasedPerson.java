package com.teammate.enterprise;

import java.util.UUID;

/**
 * Somebody who is to be forgotten while the enterprise stays.
 *
 * @param pseudonym stands in the place of the address from then on; nothing leads back
 */
public record ErasedPerson(EmailAddress address, EmailAddress pseudonym) {

	/** With a pseudonym of chance, because one made from the address could be guessed. */
	public static ErasedPerson of(EmailAddress address) {
		return new ErasedPerson(address,
				new EmailAddress("person-" + UUID.randomUUID().toString().substring(0, 8) + "@removed.invalid"));
	}

	/**
	 * Finds the address in a text, whatever its case, but not as part of another one; an
	 * expression for PostgreSQL.
	 */
	public String pattern() {
		String literal = this.address.value().replaceAll("[\\p{Punct}]", "\\\\$0");
		return "(?<![A-Za-z0-9._%+-])" + literal + "(?!\\.?[A-Za-z0-9-])";
	}

}
