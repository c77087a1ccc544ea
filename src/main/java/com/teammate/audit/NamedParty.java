package com.teammate.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Whoever needs no reason to act. */
record NamedParty(Kind kind, @Nullable UUID id, @Nullable String name) implements Party {

	/** Without the name, because who is logged in ends up in log lines. */
	@Override
	public String toString() {
		return this.kind + "[" + this.id + "]";
	}

}
