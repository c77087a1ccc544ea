package com.teammate.webhook;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An enterprise with events that have not got through.
 *
 * @param pbx whether it is the PBX side that does not take them, and not a program of the
 * reseller
 * @param since the oldest of them
 * @param stopped whether we have disabled an endpoint, so that its reseller must act
 * @param givenUp whether one of them is not tried again by itself
 * @param nextTry when one is tried again by itself
 */
public record Undelivered(UUID enterprise, boolean pbx, Instant since, boolean stopped, boolean givenUp,
		@Nullable Instant nextTry) {

}
