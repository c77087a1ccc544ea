package com.teammate.diagnosis;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a failure means.
 *
 * @param code stable name of the cause
 * @param owner who can do something about it: {@code GLOBAL_ADMIN}, {@code RESELLER},
 * {@code MICROSOFT}, {@code SUPPORT} or {@code OPERATIONS}
 * @param text one plain sentence: what is wrong and what to do
 * @param transientFault whether trying again later may help without anybody doing
 * anything
 * @param pause how long the other side asked us to stay away
 */
public record Diagnosis(String code, String owner, String text, boolean transientFault, @Nullable Duration pause) {

	public Diagnosis(String code, String owner, String text, boolean transientFault) {
		this(code, owner, text, transientFault, null);
	}

	/** The same, known to need at least that pause. */
	Diagnosis after(Duration asked) {
		return new Diagnosis(this.code, this.owner, this.text, this.transientFault, asked);
	}

	public Optional<Duration> retryAfter() {
		return Optional.ofNullable(this.pause);
	}

}
