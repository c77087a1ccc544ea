package com.teammate.cdr;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of calls for people: whole days in UTC, and words instead of failures.
 *
 * @param to the last day, included
 * @param next what the link to older calls carries
 * @param trouble why nothing can be shown
 */
public record CallList(LocalDate from, LocalDate to, List<Call> calls, @Nullable String next, int unreadable,
		@Nullable Trouble trouble) {

	static CallList none(LocalDate from, LocalDate to, Trouble trouble) {
		return new CallList(from, to, List.of(), null, 0, trouble);
	}

	/** What a page explains instead of showing calls. */
	public enum Trouble {

		NOT_ACCESSIBLE, RANGE_TOO_LONG, RANGE_BACKWARDS, NOT_CONNECTED, UNREACHABLE, TOO_MUCH, WRONG_FORM

	}

}
