package com.teammate.sandbox.microsoft;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Both versions of the adminconsent endpoint; the answer is always a redirect with a
 * query and carries no identity.
 */
final class AdminConsent implements Ceremony {

	private final boolean second;

	private final Tenants tenants;

	private final Registrations registrations;

	private final Visits visits;

	private final Clock clock;

	/**
	 * @param second whether this is version two, which wants scopes
	 */
	AdminConsent(boolean second, Tenants tenants, Registrations registrations, Visits visits, Clock clock) {
		this.second = second;
		this.tenants = tenants;
		this.registrations = registrations;
		this.visits = visits;
		this.clock = clock;
	}

	void routes(Router<Handler> routes) {
		routes.on("GET", this.second ? "/{t}/v2.0/adminconsent" : "/{t}/adminconsent", this::begin);
	}

	private Response begin(Request request) {
		Map<String, String> parameters = new LinkedHashMap<>(request.queryParameters());
		parameters.put("response_mode", "query");
		Visit visit = Visit.of(this, request.variable("t"), parameters);
		try {
			check(visit);
		}
		catch (EntraError error) {
			return Pages.trouble(error, this.clock.instant());
		}
		return this.visits.askToSignIn(visit);
	}

	private void check(Visit visit) {
		Aliases.check(visit.alias(), this.tenants);
		this.registrations.check(visit.parameter("client_id"), visit.parameter("redirect_uri"));
		if (!this.second) {
			return;
		}
		if ("common".equals(visit.alias())) {
			throw new EntraError(400, "invalid_request", 90130, "Application '" + visit.parameter("client_id")
					+ "' is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.");
		}
		if (visit.parameter("scope").isBlank()) {
			throw EntraError.missing("scope");
		}
		Scopes.parse(visit.parameter("scope"));
	}

	@Override
	public Response signedIn(Visit visit, Account account) {
		Optional<Fault> fault = account.tenant().faults().next(Faults.Place.AUTHORIZE);
		if (fault.isPresent() && !fault.get().passes()) {
			return failed(visit, fault.get().code(), fault.get().words());
		}
		return account.mayConsentToRoles()
				? ConsentPages.permissionsForOrganization(visit, account, titles(wantsManifest(visit), visit))
				: ConsentPages.approvalNeeded(visit, account);
	}

	@Override
	public Response decided(Visit visit, Account account, Decision decision) {
		if (!account.mayConsentToRoles()) {
			return ConsentPages.approvalNeeded(visit, account);
		}
		if (decision == Decision.CANCEL) {
			return this.second ? failed(visit, "consent_required", declined())
					: failed(visit, "permission_denied", "The admin canceled the request");
		}
		Consent consent = new Consent(account.tenant(), this.registrations.current());
		consent.servicePrincipal();
		if (wantsManifest(visit)) {
			consent.grantManifest();
		}
		else {
			asked(visit).forEach((resource, names) -> consent.grant(resource, names, null));
		}
		return accepted(visit, account);
	}

	@Override
	public Response turnedBack(Visit visit) {
		Account account = visit.account();
		if (account != null && account.tenant().behaviour().is(Behaviour.Trait.BLOCKED)) {
			EntraError blocked = EntraError.blocked();
			return failed(visit, blocked.error(), blocked.description(this.clock.instant()));
		}
		Map<String, String> answer = new LinkedHashMap<>();
		answer.put("error", "access_denied");
		answer.put("error_subcode", "cancel");
		return Callback.of(visit, answer);
	}

	private Response accepted(Visit visit, Account account) {
		Map<String, String> answer = new LinkedHashMap<>();
		answer.put("admin_consent", "True");
		answer.put("tenant", account.tenant().id());
		if (this.second) {
			answer.put("scope", visit.parameter("scope"));
		}
		return Callback.of(visit, answer);
	}

	/** Version two says {@code admin_consent=True} even then. */
	private Response failed(Visit visit, String error, String description) {
		Map<String, String> answer = new LinkedHashMap<>();
		if (this.second) {
			answer.put("admin_consent", "True");
		}
		answer.put("error", error);
		answer.put("error_description", description);
		return Callback.of(visit, answer);
	}

	private String declined() {
		return new EntraError(400, "consent_required", 65004, "User declined to consent to access the app.")
			.description(this.clock.instant());
	}

	private boolean wantsManifest(Visit visit) {
		return !this.second || !Scopes.parse(visit.parameter("scope")).everything().isEmpty();
	}

	private Map<Resource, Set<String>> asked(Visit visit) {
		return Scopes.parse(visit.parameter("scope")).asked(this.registrations.current());
	}

	private List<String> titles(boolean manifest, Visit visit) {
		Set<String> delegated = manifest ? this.registrations.current().requiredDelegated()
				: asked(visit).getOrDefault(Resource.GRAPH, Set.of());
		List<String> titles = new ArrayList<>();
		new TreeSet<>(delegated).forEach((name) -> titles.add(Permission.delegated(name).orElseThrow().displayName()));
		if (manifest) {
			new TreeSet<>(this.registrations.current().requiredApplication()).forEach(
					(name) -> titles.add(Permission.application(name).orElseThrow().displayName() + " (application)"));
		}
		return titles;
	}

}
