package com.teammate.api;

import java.net.URI;

import com.teammate.audit.Party;
import com.teammate.enterprise.Enterprise;
import com.teammate.onboarding.NotStartable;
import com.teammate.onboarding.Onboarding;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Begins onboardings, unless something that was found stands in the way. */
@Service
class Beginnings {

	private final Onboarding onboarding;

	private final EnterpriseViews views;

	Beginnings(Onboarding onboarding, EnterpriseViews views) {
		this.onboarding = onboarding;
		this.views = views;
	}

	ResponseEntity<?> begin(Application application, Party by) {
		if (application.isBlocked()) {
			throw RequestRefused.forFindings(application.findings());
		}
		Enterprise enterprise = create(application, by);
		return ResponseEntity.created(URI.create(Repeatable.ENTERPRISES + "/" + enterprise.id()))
			.body(this.views.of(enterprise));
	}

	private Enterprise create(Application application, Party by) {
		try {
			return this.onboarding.begin(application.request(), by);
		}
		catch (NotStartable ex) {
			throw RequestRefused.forFindings(ex.findings());
		}
	}

}
