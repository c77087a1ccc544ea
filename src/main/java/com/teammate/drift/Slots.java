package com.teammate.drift;

import java.time.Clock;
import java.time.Instant;

import com.teammate.enterprise.EnterpriseId;

import org.springframework.stereotype.Component;

/**
 * Gives every enterprise a moment of its own within the interval, always the same one, so
 * that all of them together spread evenly.
 */
@Component
class Slots {

	private final DriftSettings settings;

	private final Clock clock;

	Slots(DriftSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	Instant next(EnterpriseId enterprise) {
		long every = this.settings.every().toMillis();
		long moment = Math.floorMod(
				enterprise.value().getMostSignificantBits() * 31 + enterprise.value().getLeastSignificantBits(), every);
		long now = this.clock.millis();
		return Instant.ofEpochMilli(now + 1 + Math.floorMod(moment - now - 1, every));
	}

	/** Sooner, because something may have been mended. */
	Instant again(EnterpriseId enterprise) {
		Instant soon = this.clock.instant().plus(this.settings.recheckEvery());
		Instant next = next(enterprise);
		return soon.isBefore(next) ? soon : next;
	}

}
