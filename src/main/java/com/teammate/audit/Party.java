package com.teammate.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who acts. The doors find it out, and it goes with the act to where that is written
 * down.
 */
public sealed interface Party permits StaffAct, NamedParty {

	Party ADMINISTRATOR = new NamedParty(Kind.ADMINISTRATOR, null, null);

	Party SYSTEM = new NamedParty(Kind.SYSTEM, null, null);

	/** Somebody who works for a reseller, by the name of the account. */
	static Party user(UUID account, String name) {
		return new NamedParty(Kind.USER, account, name);
	}

	/** A program of a reseller, by the name of its key. */
	static Party apiKey(UUID key, String name) {
		return new NamedParty(Kind.API_KEY, key, name);
	}

	/** As it was written down before. */
	static Party of(Kind kind, @Nullable UUID id, @Nullable String name) {
		return new NamedParty(kind, id, name);
	}

	Kind kind();

	/** Of the account or the key. */
	@Nullable UUID id();

	/** Of the account, the key or the login. */
	@Nullable String name();

	/** Why, where that has to be said. */
	default @Nullable String reason() {
		return null;
	}

	default boolean isReseller() {
		return kind() == Kind.USER || kind() == Kind.API_KEY;
	}

	/** What readers of an enterprise's history may know of it. */
	default By shown() {
		return new By(kind(), (kind() != Kind.STAFF) ? name() : null);
	}

	/** What kind of somebody it is. */
	enum Kind {

		/** Somebody who works for the reseller. */
		USER("reseller"),
		/** A program of the reseller. */
		API_KEY("reseller"),
		/** The Global Administrator. */
		ADMINISTRATOR("administrator"),
		/** One of ours. */
		STAFF("support"),
		/** Nobody: the process. */
		SYSTEM("system");

		private final String actor;

		Kind(String actor) {
			this.actor = actor;
		}

		/** The word for it in histories. */
		String actor() {
			return this.actor;
		}

	}

}
