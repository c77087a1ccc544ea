package com.teammate.consent;

import java.util.Map;

import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.enterprise.TenantId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Understands how somebody came back from the second consent. */
@Component
class SecondAnswer {

	/**
	 * Anybody can write these parameters, so they can only spoil the answer: the tenant
	 * stays the pinned one, and the proof decides.
	 */
	ConsentAnswer understand(ConsentRequest request, Map<String, String> parameters) {
		TenantId pinned = request.tenant();
		if (pinned == null || !pinned.toString().equalsIgnoreCase(parameters.get("tenant"))) {
			return declined(request, DeclineReason.WRONG_TENANT, null);
		}
		if (!"true".equalsIgnoreCase(parameters.get("admin_consent"))) {
			return declined(request, DeclineReason.UNKNOWN, "no admin_consent");
		}
		return new Granted(request.enterprise(), request.kind(), pinned, null);
	}

	private static ConsentAnswer declined(ConsentRequest request, DeclineReason reason, @Nullable String signal) {
		return new Declined(request.enterprise(), request.kind(), reason, signal);
	}

}
