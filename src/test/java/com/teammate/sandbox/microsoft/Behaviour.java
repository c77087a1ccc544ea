package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is particular about a tenant.
 *
 * @param activation how long a domain takes to become a gateway once all is in place
 * @param taken when Microsoft finds out that a sub-domain belongs to somebody else
 * @param flaky whether Graph and Entra throttle and stumble
 * @param seatless whether the Teams licences are all taken at first
 * @param teams whether the tenant has Teams at all
 * @param blocked whether conditional access keeps everyone out
 */
record Behaviour(String description, Replication replication, Duration activation, Taken taken, boolean flaky,
		boolean seatless, boolean teams, boolean blocked) implements Serializable {

	/** How long after the first look at them the missing licences arrive. */
	static final Duration SEATS_ARRIVE_AFTER = Duration.ofHours(1);

	private static final Behaviour WELL = new Behaviour("All goes well.", Replication.ORDINARY, Duration.ofSeconds(10),
			Taken.NOWHERE, false, false, true, false);

	static Behaviour of(String domain) {
		return switch (domain) {
			case "fabrikam.example" ->
				WELL.described("No Teams licence is free at first; one hour later five are.").withSeatless(true);
			case "tailspin.example" ->
				WELL.described("Consent replicates slowly: it takes 40 seconds until everything has arrived.")
					.with(Replication.SLOW);
			case "wingtip.example" ->
				WELL.described("Its sub-domain is already in use in another tenant.").with(Taken.AT_ADDING);
			case "litware.example" -> WELL
				.described("Throttled (429 with Retry-After) and flaky (503, {} bodies, HTML), succeeds in the end.")
				.withFlaky(true);
			case "proseware.example" ->
				WELL.described("Activation of a domain takes 30 hours.").withActivation(Duration.ofHours(30));
			default -> WELL;
		};
	}

	Behaviour with(Replication replication) {
		return new Behaviour(this.description, replication, this.activation, this.taken, this.flaky, this.seatless,
				this.teams, this.blocked);
	}

	Behaviour with(Taken taken) {
		return new Behaviour(this.description, this.replication, this.activation, taken, this.flaky, this.seatless,
				this.teams, this.blocked);
	}

	Behaviour withActivation(Duration activation) {
		return new Behaviour(this.description, this.replication, activation, this.taken, this.flaky, this.seatless,
				this.teams, this.blocked);
	}

	Behaviour withFlaky(boolean flaky) {
		return new Behaviour(this.description, this.replication, this.activation, this.taken, flaky, this.seatless,
				this.teams, this.blocked);
	}

	Behaviour withTeams(boolean teams) {
		return new Behaviour(this.description, this.replication, this.activation, this.taken, this.flaky, this.seatless,
				teams, this.blocked);
	}

	Behaviour withBlocked(boolean blocked) {
		return new Behaviour(this.description, this.replication, this.activation, this.taken, this.flaky, this.seatless,
				this.teams, blocked);
	}

	private Behaviour withSeatless(boolean seatless) {
		return new Behaviour(this.description, this.replication, this.activation, this.taken, this.flaky, seatless,
				this.teams, this.blocked);
	}

	private Behaviour described(String description) {
		return new Behaviour(description, this.replication, this.activation, this.taken, this.flaky, this.seatless,
				this.teams, this.blocked);
	}

	/** Where a sub-domain of another tenant is refused. */
	enum Taken {

		NOWHERE, AT_ADDING, AT_VERIFYING

	}

}
