package com.teammate.api;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.api.IdempotencyKeys.Kept;
import com.teammate.enterprise.Enterprise;
import com.teammate.onboarding.NotStartable;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.ResellerId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins onboardings, each at most once per Idempotency-Key: the kept answer and the
 * enterprise are one commit.
 */
@Service
class Beginnings {

	private final IdempotencyKeys keys;

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	private final ObjectMapper json;

	Beginnings(IdempotencyKeys keys, Onboarding onboarding, EnterpriseViews views, ObjectMapper json) {
		this.keys = keys;
		this.onboarding = onboarding;
		this.views = views;
		this.json = json;
	}

	/** The answer that is kept for the key. */
	public Optional<Answer> repeated(ResellerId reseller, JsonObject body, IdempotencyKey key) {
		return this.keys.find(reseller, key).map((kept) -> repeated(kept, body));
	}

	@Transactional
	public Answer begin(ResellerId reseller, JsonObject body, Optional<IdempotencyKey> key, Application application) {
		if (key.isEmpty()) {
			return create(application);
		}
		if (!this.keys.hold(reseller, key.get())) {
			throw new RequestRefused(ProblemCode.IDEMPOTENCY_KEY_IN_USE,
					"Wait for the answer to the other request, or repeat this one in a moment.");
		}
		return repeated(reseller, body, key.get()).orElseGet(() -> first(reseller, body, key.get(), application));
	}

	private static Answer repeated(Kept kept, JsonObject body) {
		if (!kept.requestHash().equals(body.hash())) {
			throw new RequestRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED,
					"The earlier request with this key had another body. Use a new key for a new enterprise.");
		}
		return kept.answer();
	}

	private Answer first(ResellerId reseller, JsonObject body, IdempotencyKey key, Application application) {
		Answer answer = create(application);
		this.keys.keep(reseller, key, new Kept(body.hash(), answer));
		return answer;
	}

	private Answer create(Application application) {
		if (application.isBlocked()) {
			throw RequestRefused.forFindings(application.findings());
		}
		Enterprise enterprise = begin(application);
		return new Answer(written(enterprise), "/api/v1/enterprises/" + enterprise.id());
	}

	private Enterprise begin(Application application) {
		try {
			return this.onboarding.begin(application.request());
		}
		catch (NotStartable ex) {
			throw RequestRefused.forFindings(ex.findings());
		}
	}

	private String written(Enterprise enterprise) {
		try {
			return this.json.writeValueAsString(this.views.of(enterprise));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("An enterprise can be written as JSON", ex);
		}
	}

}
