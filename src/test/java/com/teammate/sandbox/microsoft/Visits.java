package com.teammate.sandbox.microsoft;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Leads browsers through signing in and deciding. */
final class Visits {

	private static final String COOKIE = "SIMULATED-MICROSOFT";

	private static final int CAPACITY = 20_000;

	private final Map<String, Visit> open = new LinkedHashMap<>();

	private final Map<String, Account> sessions = new ConcurrentHashMap<>();

	private final Tenants tenants;

	private final Clock clock;

	Visits(Tenants tenants, Clock clock) {
		this.tenants = tenants;
		this.clock = clock;
	}

	void routes(Router<Handler> routes) {
		routes.on("POST", "/common/login", this::signIn)
			.on("GET", "/common/login", this::signInAgain)
			.on("GET", "/common/reprocess", this::goOn)
			.on("POST", "/common/consent/set", this::decide);
	}

	void reset() {
		this.sessions.clear();
	}

	/** The account of the browser's session, if it may take part in this visit. */
	Optional<Account> session(Request request, Visit visit) {
		String hint = visit.parameter("login_hint");
		return request.cookie(COOKIE)
			.map(this.sessions::get)
			.filter((account) -> isWelcome(visit, account))
			.filter((account) -> hint.isEmpty() || account.user().isCalled(hint));
	}

	Response askToSignIn(Visit visit) {
		keep(visit);
		return SignInPage.show(visit, this.tenants, visit.parameter("login_hint"), "");
	}

	/** Remembers where the visit stands, for its next page. */
	synchronized void keep(Visit visit) {
		if (this.open.size() >= CAPACITY) {
			this.open.remove(this.open.keySet().iterator().next());
		}
		this.open.put(visit.id(), visit);
	}

	private synchronized Optional<Visit> visit(Map<String, String> parameters) {
		return Optional.ofNullable(this.open.get(parameters.getOrDefault("ctx", "")))
			.filter((visit) -> visit.account() == null || isCurrent(visit.account()));
	}

	private Response signIn(Request request) {
		return visit(request.form()).map((visit) -> signIn(visit, request.form())).orElseGet(this::lost);
	}

	private Response signIn(Visit visit, Map<String, String> form) {
		if ("back".equals(form.get("action"))) {
			return visit.ceremony().turnedBack(visit);
		}
		String login = form.getOrDefault("login", "").trim();
		Optional<Account> account = account(login);
		if (account.isEmpty()) {
			return SignInPage.show(visit, this.tenants, login,
					"This username may be incorrect. Make sure that you typed it correctly. Otherwise, contact your admin. (AADSTS50034)");
		}
		if (!account.get().user().isEnabled()) {
			return SignInPage.show(visit, this.tenants, login, "Your account has been locked. (AADSTS50057)");
		}
		if (!isWelcome(visit, account.get())) {
			return SignInPage.show(visit, this.tenants, login, "Selected user account does not exist in tenant '"
					+ visit.alias() + "' and cannot access the application in that tenant. (AADSTS50020)");
		}
		return remember(visit, account.get());
	}

	private Response remember(Visit visit, Account account) {
		String session = Guids.random();
		this.sessions.put(session, account);
		keep(visit.by(account));
		// See other: going back or reloading does not sign in twice.
		return Response.empty(303)
			.with("Location", "/common/reprocess?ctx=" + visit.id())
			.with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
	}

	private Response signInAgain(Request request) {
		return visit(request.queryParameters()).map((visit) -> SignInPage.show(visit, this.tenants, "", ""))
			.orElseGet(this::lost);
	}

	private Response goOn(Request request) {
		return visit(request.queryParameters()).filter((visit) -> visit.account() != null)
			.map(this::goOn)
			.orElseGet(this::lost);
	}

	Response goOn(Visit visit) {
		Account account = visit.account();
		if (account == null) {
			return askToSignIn(visit);
		}
		if (account.tenant().behaviour().is(Behaviour.Trait.BLOCKED)) {
			return ConsentPages.blocked(visit, account);
		}
		synchronized (account.tenant()) {
			return visit.ceremony().signedIn(visit, account);
		}
	}

	private Response decide(Request request) {
		Map<String, String> form = request.form();
		return visit(form).filter((visit) -> visit.account() != null)
			.map((visit) -> decide(visit, visit.account(), form))
			.orElseGet(this::lost);
	}

	private static Response decide(Visit visit, Account account, Map<String, String> form) {
		synchronized (account.tenant()) {
			return switch (form.getOrDefault("action", "")) {
				case "accept" -> visit.ceremony()
					.decided(visit, account, form.containsKey("everyone") ? Ceremony.Decision.ACCEPT_FOR_EVERYONE
							: Ceremony.Decision.ACCEPT);
				case "cancel" -> visit.ceremony().decided(visit, account, Ceremony.Decision.CANCEL);
				default -> visit.ceremony().turnedBack(visit);
			};
		}
	}

	private Optional<Account> account(String login) {
		int at = login.indexOf('@');
		return this.tenants.find(login.substring(at + 1))
			.flatMap((tenant) -> tenant.user(login).map((user) -> new Account(tenant, user)));
	}

	private boolean isWelcome(Visit visit, Account account) {
		return isCurrent(account) && (visit.isAnyTenant()
				|| this.tenants.find(visit.alias()).filter(account.tenant()::equals).isPresent());
	}

	/** Not so once its tenant has been reset. */
	private boolean isCurrent(Account account) {
		return this.tenants.find(account.tenant().id()).filter(account.tenant()::equals).isPresent();
	}

	private Response lost() {
		return Pages.trouble(new EntraError(400, "invalid_request", 165000,
				"Invalid Request: The request tokens do not match the user context. Start again from the application."),
				this.clock.instant());
	}

}
