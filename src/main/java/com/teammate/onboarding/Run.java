package com.teammate.onboarding;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Many cases tried again by one act of the staff.
 *
 * @param cause null for every cause
 * @param reseller its name; null for all
 * @param counts cases by result; their sum is the number of cases
 */
public record Run(UUID id, @Nullable String cause, @Nullable String reseller, String person, String reason,
		int perMinute, State state, Instant begunAt, @Nullable Instant endedAt, Map<Result, Integer> counts) {

	public int total() {
		return this.counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** How many have been decided about. */
	public int decided() {
		return total() - this.counts.getOrDefault(Result.TO_DO, 0);
	}

	/** Whether nothing changes any more. */
	public boolean isOver() {
		return this.state == State.DONE || this.state == State.STOPPED;
	}

	/** A number that changes whenever the run does. */
	public long version() {
		return version(this.state, decided());
	}

	static long version(State state, long decided) {
		return decided * State.values().length + state.ordinal();
	}

	/** How a run is doing. */
	public enum State {

		RUNNING, PAUSED,
		/** Ended by somebody before all cases were tried. */
		STOPPED, DONE

	}

	/** What became of a case. */
	public enum Result {

		/** Its turn has not come. */
		TO_DO,
		/** Its failed step was tried again. */
		TRIED,
		/** It had moved on by itself. */
		MOVED_ON,
		/** Its enterprise is disabled or removed. */
		OUT_OF_REACH,
		/** Left out: it waits for a person. */
		WAITS_FOR_PERSON,
		/** Left out: it would repeat a finished step. */
		WOULD_REPEAT,
		/** The run was stopped before. */
		STOPPED

	}

}
