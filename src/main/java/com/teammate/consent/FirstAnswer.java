package com.teammate.consent;

import java.util.Map;
import java.util.Optional;

import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.Administrator;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.SignIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Understands how somebody came back from the first consent. */
@Component
class FirstAnswer {

	private static final Logger LOG = LoggerFactory.getLogger(FirstAnswer.class);

	private static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

	private final ConsentSettings settings;

	private final Enterprises enterprises;

	private final SignIn signIn;

	private final Questions questions;

	private final TickedBox tickedBox;

	private final TeamsRole teamsRole;

	FirstAnswer(ConsentSettings settings, Enterprises enterprises, SignIn signIn, Questions questions,
			TickedBox tickedBox, TeamsRole teamsRole) {
		this.settings = settings;
		this.enterprises = enterprises;
		this.signIn = signIn;
		this.questions = questions;
		this.tickedBox = tickedBox;
		this.teamsRole = teamsRole;
	}

	ConsentAnswer understand(ConsentRequest request, String state, Map<String, String> parameters) {
		String code = parameters.getOrDefault("code", "");
		if (code.isBlank()) {
			return declined(request, DeclineReason.STALE, null);
		}
		try {
			Administrator person = this.signIn.redeem(this.questions.of(state, request.tenant()), code);
			DeclineReason reason = judge(request, person);
			return (reason != null) ? declined(request, reason, null) : granted(request, person);
		}
		catch (MicrosoftFailure ex) {
			LOG.warn("The answer to the first consent of {} could not be used: {}", request.enterprise(),
					ex.getMessage());
			return declined(request, Reasons.of(ex), ex.signal());
		}
	}

	private @Nullable DeclineReason judge(ConsentRequest request, Administrator person) {
		if (!expectedTenant(request).map(person.tenant()::equals).orElse(true)) {
			return DeclineReason.WRONG_TENANT;
		}
		if (!person.holdsRole(GLOBAL_ADMINISTRATOR)) {
			return DeclineReason.NOT_ADMINISTRATOR;
		}
		return this.tickedBox.isSurelyMissing(request.enterprise(), person) ? DeclineReason.BOX_NOT_TICKED : null;
	}

	/**
	 * The pinned tenant, or else that of the invited address: a technician who signs in
	 * with the account of his own company must not bind the enterprise to it.
	 */
	private Optional<TenantId> expectedTenant(ConsentRequest request) {
		Enterprise enterprise = this.enterprises.get(request.enterprise());
		if (enterprise.tenant().isPresent() || !this.settings.sameTenantAsAddress()) {
			return enterprise.tenant();
		}
		return this.signIn.tenantOf(enterprise.adminEmail().domain());
	}

	private ConsentAnswer granted(ConsentRequest request, Administrator person) {
		try {
			this.teamsRole.give(request.enterprise(), person);
		}
		catch (MicrosoftFailure ex) {
			// No reason to turn the administrator away: the tenant's check will name it.
			LOG.warn("Our application got no Teams role in the tenant of {}: {}", request.enterprise(),
					ex.getMessage());
		}
		return new Granted(request.enterprise(), request.kind(), person.tenant(), person.objectId());
	}

	private static ConsentAnswer declined(ConsentRequest request, DeclineReason reason, @Nullable String signal) {
		return new Declined(request.enterprise(), request.kind(), reason, signal);
	}

}
