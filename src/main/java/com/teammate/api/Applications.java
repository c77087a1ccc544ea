package com.teammate.api;

import com.teammate.audit.Party;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.ResellerId;
import com.teammate.wish.EnterpriseForm;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Looks at what resellers ask for before anything is written. Microsoft is asked, too, so
 * no transaction is open meanwhile.
 */
@Service
class Applications {

	private final EnterpriseForm form;

	private final Onboarding onboarding;

	private final Beginnings beginnings;

	private final Repeats repeats;

	Applications(EnterpriseForm form, Onboarding onboarding, Beginnings beginnings, Repeats repeats) {
		this.form = form;
		this.onboarding = onboarding;
		this.beginnings = beginnings;
		this.repeats = repeats;
	}

	/** Begins the onboarding, or gives the answer that is kept for the key. */
	ResponseEntity<?> begin(ResellerId reseller, JsonObject body, Repeatable request, Party by) {
		return this.repeats.repeated(reseller, request).orElseGet(() -> {
			Application application = look(reseller, body);
			return this.repeats.once(reseller, request, () -> this.beginnings.begin(application, by));
		});
	}

	/** Finds the same and starts nothing. */
	DryRun rehearse(ResellerId reseller, JsonObject body) {
		return DryRun.of(look(reseller, body).findings());
	}

	/** Reads the parameter {@code dryRun}. */
	static boolean isRehearsal(@Nullable String dryRun) {
		if (dryRun == null || dryRun.equals("false")) {
			return false;
		}
		if (dryRun.equals("true")) {
			return true;
		}
		throw RequestRefused.forField("dryRun", "must be true or false");
	}

	private Application look(ResellerId reseller, JsonObject body) {
		NewEnterprise request = this.form.read(reseller, body.fields());
		return new Application(request, this.onboarding.preflight(request));
	}

}
