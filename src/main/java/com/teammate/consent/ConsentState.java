package com.teammate.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where the consents of an enterprise stand.
 *
 * @param firstDeclined why the last try of the first consent failed; null after a success
 * @param provenAt when Microsoft's records last showed both
 */
public record ConsentState(@Nullable Instant firstGrantedAt, @Nullable DeclineReason firstDeclined,
		@Nullable Instant secondGrantedAt, @Nullable DeclineReason secondDeclined, @Nullable Instant provenAt) {

}
