package com.teammate.sandbox.microsoft;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The authorize endpoint: a person signs in and consents to delegated permissions. */
final class Authorize implements Ceremony {

	private static final Set<String> PROMPTS = Set.of("", "login", "none", "consent", "select_account");

	private final Tenants tenants;

	private final Registrations registrations;

	private final Visits visits;

	private final AuthorizationCodes codes;

	private final Clock clock;

	Authorize(Tenants tenants, Registrations registrations, Visits visits, AuthorizationCodes codes, Clock clock) {
		this.tenants = tenants;
		this.registrations = registrations;
		this.visits = visits;
		this.codes = codes;
		this.clock = clock;
	}

	void routes(Router<Handler> routes) {
		routes.on("GET", "/{t}/oauth2/v2.0/authorize", this::begin)
			.on("POST", "/{t}/oauth2/v2.0/authorize", this::begin);
	}

	private Response begin(Request request) {
		Visit visit = Visit.of(this, request.variable("t"), request.parameters());
		try {
			Aliases.check(visit.alias(), this.tenants);
			this.registrations.check(visit.parameter("client_id"), visit.parameter("redirect_uri"));
		}
		catch (EntraError error) {
			return Pages.trouble(error, this.clock.instant());
		}
		try {
			check(visit);
		}
		catch (EntraError error) {
			return failed(visit, error);
		}
		return welcome(request, visit);
	}

	private void check(Visit visit) {
		if (!"code".equals(visit.parameter("response_type"))) {
			throw new EntraError(400, "unsupported_response_type", 70005,
					"The app returned an unsupported response type.");
		}
		if (visit.parameter("scope").isBlank()) {
			throw EntraError.missing("scope");
		}
		Scopes.parse(visit.parameter("scope"));
		if (!PROMPTS.contains(visit.parameter("prompt"))) {
			throw new EntraError(400, "invalid_request", 90023,
					"Unsupported 'prompt' value. Supported values are: login, none, consent, select_account.");
		}
		if (!Set.of("", "query", "fragment", "form_post").contains(visit.parameter("response_mode"))) {
			throw new EntraError(400, "invalid_request", 900144, "Unsupported 'response_mode' value.");
		}
		if (!Set.of("", "S256", "plain").contains(visit.parameter("code_challenge_method"))) {
			throw new EntraError(400, "invalid_request", 501491, "Invalid code_challenge_method.");
		}
	}

	private Response welcome(Request request, Visit visit) {
		String prompt = visit.parameter("prompt");
		Optional<Account> account = this.visits.session(request, visit);
		if (account.isPresent() && !Set.of("login", "select_account").contains(prompt)) {
			Visit known = visit.by(account.get());
			this.visits.keep(known);
			return this.visits.goOn(known);
		}
		if ("none".equals(prompt)) {
			return failed(visit, new EntraError(400, "login_required", 50058,
					"A silent sign-in request was sent but no user is signed in."));
		}
		return this.visits.askToSignIn(visit);
	}

	@Override
	public Response signedIn(Visit visit, Account account) {
		Optional<Fault> fault = account.tenant().faults().next(Faults.Place.AUTHORIZE);
		if (fault.isPresent() && !fault.get().passes()) {
			return failed(visit, fault.get());
		}
		Map<Resource, Set<String>> missing = missing(visit, account);
		boolean ask = "consent".equals(visit.parameter("prompt"));
		if (missing.isEmpty() && !ask) {
			return code(visit, account);
		}
		if ("none".equals(visit.parameter("prompt"))) {
			return failed(visit, notConsented());
		}
		Map<Resource, Set<String>> shown = ask ? asked(visit) : missing;
		return needsAdmin(shown) && !account.mayConsentToAdminScopes() ? ConsentPages.approvalNeeded(visit, account)
				: ConsentPages.permissions(visit, account, titles(shown));
	}

	@Override
	public Response decided(Visit visit, Account account, Decision decision) {
		if (decision == Decision.CANCEL) {
			return failed(visit,
					new EntraError(400, "access_denied", 65004, "User declined to consent to access the app."));
		}
		if (needsAdmin(asked(visit)) && !account.mayConsentToAdminScopes()) {
			return ConsentPages.approvalNeeded(visit, account);
		}
		boolean everyone = decision == Decision.ACCEPT_FOR_EVERYONE && account.mayConsentForEveryone();
		Consent consent = new Consent(account.tenant(), this.registrations.current());
		consent.servicePrincipal();
		asked(visit)
			.forEach((resource, names) -> consent.grant(resource, names, everyone ? null : account.user().id()));
		return code(visit, account);
	}

	@Override
	public Response turnedBack(Visit visit) {
		Account account = visit.account();
		if (account != null && account.tenant().behaviour().is(Behaviour.Trait.BLOCKED)) {
			return failed(visit, EntraError.blocked());
		}
		return Callback.of(visit, answer("error", "access_denied", "error_subcode", "cancel"));
	}

	private Response code(Visit visit, Account account) {
		Map<String, String> answer = answer("code", this.codes.issue(account, visit), "session_state", Guids.random());
		if ("1".equals(visit.parameter("client_info"))) {
			answer.put("client_info", TokenEndpoint.clientInfo(account));
		}
		return Callback.of(visit, answer);
	}

	private Response failed(Visit visit, EntraError error) {
		return Callback.of(visit,
				answer("error", error.error(), "error_description", error.description(this.clock.instant())));
	}

	private static Response failed(Visit visit, Fault fault) {
		Map<String, String> answer = answer("error", fault.code());
		if (!fault.words().isEmpty()) {
			answer.put("error_description", fault.words());
		}
		return Callback.of(visit, answer);
	}

	private Map<Resource, Set<String>> asked(Visit visit) {
		return Scopes.parse(visit.parameter("scope")).asked(this.registrations.current());
	}

	private Map<Resource, Set<String>> missing(Visit visit, Account account) {
		Consent consent = new Consent(account.tenant(), this.registrations.current());
		Map<Resource, Set<String>> missing = asked(visit);
		missing.replaceAll((resource, names) -> {
			Set<String> rest = new TreeSet<>(names);
			rest.removeAll(consent.granted(resource, account.user().id()));
			return rest;
		});
		missing.values().removeIf(Set::isEmpty);
		return missing;
	}

	private static boolean needsAdmin(Map<Resource, Set<String>> permissions) {
		return permissions.getOrDefault(Resource.GRAPH, Set.of())
			.stream()
			.anyMatch((name) -> Permission.delegated(name).orElseThrow().adminOnly());
	}

	private static List<String> titles(Map<Resource, Set<String>> permissions) {
		List<String> titles = new ArrayList<>();
		permissions.getOrDefault(Resource.GRAPH, Set.of())
			.forEach((name) -> titles.add(Permission.delegated(name).orElseThrow().displayName()));
		if (permissions.containsKey(Resource.TEAMS)) {
			titles.add("Access Microsoft Teams and Skype for Business data as the signed in user");
		}
		return titles;
	}

	private static EntraError notConsented() {
		return new EntraError(400, "consent_required", 65001,
				"The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.");
	}

	private static Map<String, String> answer(String... pairs) {
		Map<String, String> answer = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			answer.put(pairs[i], pairs[i + 1]);
		}
		return answer;
	}

}
