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
 * @param howToFix the way to do it, where a sentence is too short for that
 * @param pause how long the other side asked us to stay away
 */
public record Diagnosis(String code, String owner, String text, boolean transientFault, @Nullable String howToFix,
		@Nullable Duration pause) {

	public Diagnosis(String code, String owner, String text, boolean transientFault) {
		this(code, owner, text, transientFault, null, null);
	}

	/** The same, known to need at least that pause. */
	Diagnosis after(Duration asked) {
		return new Diagnosis(this.code, this.owner, this.text, this.transientFault, this.howToFix, asked);
	}

	/** What to do about it, in as many words as that takes. */
	public String fix() {
		return (this.howToFix != null) ? this.howToFix : this.text;
	}

	public Optional<Duration> retryAfter() {
		return Optional.ofNullable(this.pause);
	}

}
