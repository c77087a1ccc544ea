package com.teammate.consent;

import java.time.Clock;
import java.util.Map;

import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Ignored;

import org.springframework.stereotype.Component;

/** Lets in the callbacks that belong to a request of ours, each once. */
@Component
class Answers {

	private final ConsentRequests requests;

	private final Secrets secrets;

	private final FirstAnswer firstAnswer;

	private final SecondAnswer secondAnswer;

	private final Clock clock;

	Answers(ConsentRequests requests, Secrets secrets, FirstAnswer firstAnswer, SecondAnswer secondAnswer,
			Clock clock) {
		this.requests = requests;
		this.secrets = secrets;
		this.firstAnswer = firstAnswer;
		this.secondAnswer = secondAnswer;
		this.clock = clock;
	}

	ConsentAnswer understand(ConsentKind kind, Map<String, String> parameters, String browser) {
		String state = parameters.getOrDefault("state", "");
		return this.requests.open(Secrets.stateHash(state), kind)
			// Before the state is used up: a stranger must not burn it.
			.filter((request) -> this.secrets.isBrowser(browser, request.browserHash()))
			.filter(this.requests::use)
			.map((request) -> understand(request, state, parameters))
			.orElseGet(Ignored::new);
	}

	private ConsentAnswer understand(ConsentRequest request, String state, Map<String, String> parameters) {
		if (!this.clock.instant().isBefore(request.expiresAt())) {
			return new Declined(request.enterprise(), request.kind(), DeclineReason.STALE, null);
		}
		// First of all, since admin_consent=True comes on errors too.
		if (parameters.containsKey("error")) {
			return new Declined(request.enterprise(), request.kind(), Reasons.ofCallback(parameters),
					Reasons.signalOfCallback(parameters));
		}
		return (request.kind() == ConsentKind.FIRST) ? this.firstAnswer.understand(request, state, parameters)
				: this.secondAnswer.understand(request, parameters);
	}

}
