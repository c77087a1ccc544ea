package com.teammate.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.Obstacle;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/**
 * What is in the way of undoing, and whether the administrator is asked to let our
 * application do it. Who has taken all access away has said no: nobody is asked, and what
 * is left is listed.
 */
@Component
class Obstruction {

	static final String ACCESS_WITHDRAWN = "ACCESS_WITHDRAWN";

	private final Unlinking unlinking;

	Obstruction(Unlinking unlinking) {
		this.unlinking = unlinking;
	}

	/** What has been there longest. */
	Optional<String> cause(EnterpriseId enterprise) {
		return open(enterprise).stream().findFirst();
	}

	/** Whether there is something that we would undo if only we were let. */
	boolean isWorthAsking(EnterpriseId enterprise) {
		List<String> open = open(enterprise);
		return !open.isEmpty() && !open.contains(ACCESS_WITHDRAWN);
	}

	/** Until when it is worth asking; empty when it is not. */
	Optional<Instant> worthAskingUntil(EnterpriseId enterprise) {
		return isWorthAsking(enterprise) ? this.unlinking.patienceEndsAt(enterprise) : Optional.empty();
	}

	private List<String> open(EnterpriseId enterprise) {
		return this.unlinking.obstacles(enterprise)
			.stream()
			.filter((obstacle) -> !obstacle.givenUp())
			.map(Obstacle::code)
			.toList();
	}

}
