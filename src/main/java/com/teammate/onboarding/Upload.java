package com.teammate.onboarding;

import java.time.Instant;
import java.util.UUID;

import com.teammate.reseller.ResellerId;

/**
 * A list of enterprises that a reseller has uploaded, and how far it is.
 *
 * @param ready rows that can be started
 * @param wrong rows that cannot
 * @param started rows whose enterprise is there
 */
public record Upload(UUID id, ResellerId reseller, String fileName, State state, Instant createdAt, int ready,
		int wrong, int started) {

	public int total() {
		return this.ready + this.wrong + this.started;
	}

	/** Where it is in its life. */
	public enum State {

		/** Checked; nothing is started yet. */
		CHECKED, RUNNING, PAUSED, FINISHED

	}

}
