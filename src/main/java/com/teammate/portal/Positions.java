package com.teammate.portal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseQuery.Position;

/**
 * Places in a list of users as they stand in an address: to the microsecond, as stored.
 */
final class Positions {

	private Positions() {
	}

	static long written(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	static Position read(long micros, UUID id) {
		return new Position(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
	}

}
