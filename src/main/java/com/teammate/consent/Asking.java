package com.teammate.consent;

import java.net.URI;
import java.time.Clock;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.SignIn;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Sends a browser to Microsoft. */
@Component
class Asking {

	private final ConsentSettings settings;

	private final Enterprises enterprises;

	private final SignIn signIn;

	private final Questions questions;

	private final ConsentRequests requests;

	private final Secrets secrets;

	private final Clock clock;

	Asking(ConsentSettings settings, Enterprises enterprises, SignIn signIn, Questions questions,
			ConsentRequests requests, Secrets secrets, Clock clock) {
		this.settings = settings;
		this.enterprises = enterprises;
		this.signIn = signIn;
		this.questions = questions;
		this.requests = requests;
		this.secrets = secrets;
		this.clock = clock;
	}

	URI first(EnterpriseId id, String browser) {
		Enterprise enterprise = this.enterprises.get(id);
		TenantId tenant = enterprise.tenant().orElse(null);
		String state = this.secrets.newState();
		this.requests.add(request(state, id, ConsentKind.FIRST, browser, tenant));
		return this.signIn.authorizeUrl(this.questions.of(state, tenant), enterprise.adminEmail().value());
	}

	URI second(EnterpriseId id, String browser) {
		TenantId tenant = this.enterprises.get(id)
			.tenant()
			.orElseThrow(() -> new IllegalStateException("No tenant before the first consent of " + id));
		String state = this.secrets.newState();
		this.requests.add(request(state, id, ConsentKind.SECOND, browser, tenant));
		return this.signIn.adminConsentUrl(tenant, this.settings.redirect(ConsentKind.SECOND), state);
	}

	private ConsentRequest request(String state, EnterpriseId id, ConsentKind kind, String browser,
			@Nullable TenantId tenant) {
		return new ConsentRequest(Secrets.stateHash(state), id, kind, this.secrets.browserHash(browser), tenant,
				this.clock.instant().plus(this.settings.requestLifetime()));
	}

}
