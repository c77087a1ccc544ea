package com.teammate.consent;

import java.time.Duration;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.microsoft.Administrator;
import com.teammate.microsoft.ConsentRecords.Reach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds out whether "Consent on behalf of your organization" was ticked, as early as
 * Microsoft shows it. A token tells nothing: it is the same either way.
 */
@Component
class TickedBox {

	private final ConsentFacts facts;

	private final List<Duration> pauses;

	@Autowired
	TickedBox(ConsentFacts facts) {
		this(facts,
				List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
	}

	TickedBox(ConsentFacts facts, List<Duration> pauses) {
		this.facts = facts;
		this.pauses = pauses;
	}

	/**
	 * Looks until a grant for everybody shows, for a few seconds. When nothing is visible
	 * by then, or what is visible may stem from an earlier try without the tick, the
	 * answer is no, and the proof will tell.
	 */
	boolean isSurelyMissing(EnterpriseId enterprise, Administrator person) {
		if (this.facts.of(enterprise, ConsentKind.FIRST).personalGrant()) {
			return false;
		}
		Reach reach = person.reachOfConsent();
		for (Duration pause : this.pauses) {
			if (reach == Reach.EVERYBODY) {
				return false;
			}
			sleep(pause);
			reach = person.reachOfConsent();
		}
		return reach == Reach.ONE_PERSON;
	}

	private static void sleep(Duration pause) {
		try {
			Thread.sleep(pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
