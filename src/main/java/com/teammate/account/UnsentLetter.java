package com.teammate.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A letter to somebody of a reseller that the mail server has not taken.
 *
 * @param purpose what it is for
 * @param nextTry null when it was given up
 */
public record UnsentLetter(String purpose, String email, int tries, @Nullable Instant nextTry) {

}
