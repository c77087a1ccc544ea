package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is particular about a tenant.
 *
 * @param activation how long a domain takes to become a gateway once all is in place
 * @param taken when Microsoft finds out that a sub-domain belongs to somebody else
 */
record Behaviour(String description, Replication replication, Duration activation, Taken taken,
		Set<Trait> traits) implements Serializable {

	/** How long after the first look at them the missing licences arrive. */
	static final Duration SEATS_ARRIVE_AFTER = Duration.ofHours(1);

	/** How long a change of mind takes. */
	static final Duration MIND_CHANGES_AFTER = Duration.ofDays(7);

	private static final Behaviour WELL = new Behaviour("All goes well.", Replication.ORDINARY, Duration.ofSeconds(10),
			Taken.NOWHERE, Set.of());

	Behaviour {
		traits = Set.copyOf(traits);
	}

	static Behaviour of(String domain) {
		return switch (domain) {
			case "fabrikam.example" -> WELL.described("No Teams licence is free at first; one hour later five are.")
				.with(Trait.SEATLESS, true);
			case "tailspin.example" ->
				WELL.described("Consent replicates slowly: it takes 40 seconds until everything has arrived.")
					.with(Replication.SLOW);
			case "wingtip.example" ->
				WELL.described("Its sub-domain is already in use in another tenant.").with(Taken.AT_ADDING);
			case "litware.example" -> WELL
				.described("Throttled (429 with Retry-After) and flaky (503, {} bodies, HTML), succeeds in the end.")
				.with(Trait.FLAKY, true);
			case "proseware.example" -> WELL
				.described(
						"Activation of a domain takes 30 hours; of a fresh one, once that is taken back, ten seconds.")
				.withActivation(Duration.ofHours(30));
			case "relecloud.example" ->
				WELL.described("Activation of a domain never ends.").withActivation(Duration.ofDays(36_500));
			case "woodgrove.example" ->
				WELL.described("Lives in another Microsoft cloud (GCC High), where our application is unknown.")
					.with(Trait.OTHER_CLOUD, true);
			case "lucerne.example" -> WELL.described("Has no Microsoft Teams.").with(Trait.TEAMS_ABSENT, true);
			case "margie.example" ->
				WELL.described("Does not let the first consent give our application its Teams role.")
					.with(Trait.ROLE_REFUSED, true);
			case "alpine.example" ->
				WELL.described("Removes our application, with both consents, a week after it was let in.")
					.with(Trait.CHANGES_ITS_MIND, true);
			default -> WELL;
		};
	}

	Behaviour with(Replication replication) {
		return new Behaviour(this.description, replication, this.activation, this.taken, this.traits);
	}

	Behaviour with(Taken taken) {
		return new Behaviour(this.description, this.replication, this.activation, taken, this.traits);
	}

	Behaviour withActivation(Duration activation) {
		return new Behaviour(this.description, this.replication, activation, this.taken, this.traits);
	}

	Behaviour with(Trait trait, boolean on) {
		Set<Trait> traits = EnumSet.noneOf(Trait.class);
		traits.addAll(this.traits);
		if (on) {
			traits.add(trait);
		}
		else {
			traits.remove(trait);
		}
		return new Behaviour(this.description, this.replication, this.activation, this.taken, traits);
	}

	boolean is(Trait trait) {
		return this.traits.contains(trait);
	}

	private Behaviour described(String description) {
		return new Behaviour(description, this.replication, this.activation, this.taken, this.traits);
	}

	/** Where a sub-domain of another tenant is refused. */
	enum Taken {

		NOWHERE, AT_ADDING, AT_VERIFYING

	}

	/** What a tenant may be like. */
	enum Trait {

		/** Graph and Entra throttle and stumble. */
		FLAKY,
		/** The Teams licences are all taken at first. */
		SEATLESS,
		/** There is no Teams in it. */
		TEAMS_ABSENT,
		/** Nobody may be given a licence to call. */
		PHONE_ABSENT,
		/** Conditional access keeps everyone out. */
		BLOCKED,
		/** It is in a cloud where our registration is unknown. */
		OTHER_CLOUD,
		/** A domain that was a gateway once stays one without a licence. */
		KEEPS_GATEWAYS,
		/** A policy of its own keeps directory roles from being given by applications. */
		ROLE_REFUSED,
		/** Our application is removed a week after it was let in. */
		CHANGES_ITS_MIND

	}

}
