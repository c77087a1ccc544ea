package com.teammate.sandbox.microsoft;

import java.util.Map;
import java.util.stream.Collectors;

/** One tenant's switches and state, to look at and to press. */
final class TenantPage {

	private final Tenants tenants;

	TenantPage(Tenants tenants) {
		this.tenants = tenants;
	}

	void routes(Router<Handler> routes) {
		routes.on("GET", "/control/tenants", this::find)
			.on("GET", "/control/tenants/{domain}", this::show)
			.on("GET", "/tenants", this::list)
			.on("GET", "/tenants/{domain}", this::state);
	}

	private Response find(Request request) {
		return show(request.with(Map.of("domain", request.queryParameters().getOrDefault("domain", ""))));
	}

	private Response list(Request request) {
		return Response.json(200, Json.array(this.tenants.all().stream().map(Tenant::domain).sorted().toList()));
	}

	private Response state(Request request) {
		return this.tenants.find(request.variable("domain"))
			.map((tenant) -> Response.json(200, TenantView.of(tenant)))
			.orElseGet(() -> Response.json(404, Json.object().put("error", "No such tenant")));
	}

	private Response show(Request request) {
		return this.tenants.find(request.variable("domain").trim())
			.map((tenant) -> Response.html(200, page(tenant)))
			.orElseGet(() -> Response.html(404, Pages.notFound()));
	}

	private static String page(Tenant tenant) {
		return Pages.page(tenant.domain(),
				"""
						<p class="wide">%s <a href="/">All tenants</a></p>
						<h2>The administrator's next visit</h2>
						%s
						<h2>Calls of our application</h2>
						%s
						<h2>The customer changes his mind</h2>
						%s
						<h2>Licences, domains and time</h2>
						%s
						<form class="inline" method="post" action="/control/tenants/%s/foreign-route">
						<label for="name">Somebody's own voice route of this name (take one that our plan announces)</label>
						<input id="name" name="name" placeholder="TM-contoso-abcd2345-us-west" required>
						<button type="submit">Put it there</button>
						</form>
						<form class="inline" method="post" action="/control/tenants/%s/own">
						<label for="own">A domain that this tenant has verified before anybody else (take a sub-domain that our plan announces to another tenant)</label>
						<input id="own" name="name" placeholder="contoso-abcd2345.usw.sbc.teammate.example" required>
						<button type="submit">It is verified here</button>
						</form>
						<h2>State</h2>
						<p><a href="/tenants/%s">As JSON</a></p>
						<pre>%s</pre>
						"""
					.formatted(tenant.behaviour().description(), visit(tenant), calls(tenant), customer(tenant),
							rest(tenant), tenant.domain(), tenant.domain(), tenant.domain(),
							Pages.escape(Json.pretty(TenantView.of(tenant)))));
	}

	private static String visit(Tenant tenant) {
		return failure(tenant, "is declined (AADSTS65004)",
				Map.of("place", "authorize", "code", "access_denied", "words",
						"AADSTS65004: User declined to consent to access the app."))
				+ failure(tenant, "needs an approval (AADSTS90094)",
						Map.of("place", "authorize", "code", "access_denied", "words",
								"AADSTS90094: An administrator must consent to this application."))
				+ failure(tenant, "fails at Microsoft (server_error)",
						Map.of("place", "authorize", "code", "server_error", "words",
								"AADSTS90033: A transient error has occurred. Please try again."))
				+ failure(tenant, "finds no service (AADSTS650052)", Map.of("place", "authorize", "code",
						"invalid_client", "words",
						"AADSTS650052: The app needs access to a service that your organization has not subscribed to or enabled."))
				+ toggle(tenant, "conditional-access", "is kept out by conditional access (AADSTS53003)",
						tenant.behaviour().is(Behaviour.Trait.BLOCKED));
	}

	private static String calls(Tenant tenant) {
		return failure(tenant, "Next token: HTTP 500",
				Map.of("place", "token", "shape", "empty", "status", "500", "times", "2"))
				+ failure(tenant, "Next token: HTML", Map.of("place", "token", "shape", "html", "status", "502"))
				+ failure(tenant, "Next token: 30 s late", Map.of("place", "token", "shape", "none", "hang", "PT30S"))
				+ failure(tenant, "Next token: wrong secret (AADSTS7000215)",
						Map.of("place", "token", "status", "401", "code", "invalid_client", "words",
								"AADSTS7000215: Invalid client secret provided."))
				+ failure(tenant, "Next 3 calls of Graph: 503",
						Map.of("place", "graph", "shape", "empty", "status", "503", "times", "3"))
				+ failure(tenant, "Next call of Graph: throttled",
						Map.of("place", "graph", "status", "429", "code", "TooManyRequests", "words",
								"Too many requests", "retryAfter", "5"))
				+ failure(tenant, "Next call of Graph: 30 s late",
						Map.of("place", "graph", "shape", "none", "hang", "PT30S"))
				+ failure(tenant, "Next call of Teams: busy",
						Map.of("place", "teams", "code", "Busy", "words", "The session availability is Busy"))
				+ failure(tenant, "Next Teams PowerShell: hangs",
						Map.of("place", "teams", "shape", "none", "hang", "PT5M"))
				+ failure(tenant, "Next Teams PowerShell: prints rubbish",
						Map.of("place", "teams", "shape", "html", "status", "200"))
				+ toggle(tenant, "flaky", "Throttled and flaky", tenant.behaviour().is(Behaviour.Trait.FLAKY))
				+ form(tenant, "failures/clear", "Forget failures that wait (" + tenant.faults().count() + ")",
						Map.of());
	}

	private static String customer(Tenant tenant) {
		return form(tenant, "consent/revoke", "Remove our application", Map.of("kind", "all"))
				+ form(tenant, "consent/revoke", "Take back delegated permissions", Map.of("kind", "delegated"))
				+ form(tenant, "consent/revoke", "Take back application permissions", Map.of("kind", "application"))
				+ form(tenant, "application", "Disable our application", Map.of("on", "false"))
				+ form(tenant, "application", "Enable our application", Map.of("on", "true"))
				+ form(tenant, "directory-role/remove", "Take our Teams role away", Map.of())
				+ form(tenant, "directory-role", "Give us the Teams role",
						Map.of("role", DirectoryRole.TEAMS_ADMINISTRATOR.templateId()))
				+ form(tenant, "consent", "Give both consents now", Map.of())
				+ form(tenant, "loss", "Delete our voice routes", Map.of("of", "routes"))
				+ form(tenant, "loss", "Delete our usages and policies", Map.of("of", "usages-and-policies"))
				+ form(tenant, "loss", "Take our users' licences away", Map.of("of", "licences"))
				+ form(tenant, "loss", "Delete our sub-domains and their users", Map.of("of", "sub-domains"))
				+ form(tenant, "loss", "Lose the DNS records of our sub-domains", Map.of("of", "dns-records"));
	}

	private static String rest(Tenant tenant) {
		return form(tenant, "licences", "No free licence", Map.of("free", "0"))
				+ form(tenant, "licences", "5 free licences", Map.of("free", "5"))
				+ form(tenant, "activation", "Activation takes 10 s", Map.of("after", "PT10S"))
				+ form(tenant, "activation", "Activation takes 30 h", Map.of("after", "PT30H"))
				+ form(tenant, "sub-domain", "Sub-domain taken, refused when added", Map.of("taken", "at-adding"))
				+ form(tenant, "sub-domain", "Sub-domain taken, refused when verified", Map.of("taken", "at-verifying"))
				+ form(tenant, "sub-domain", "Sub-domain free", Map.of("taken", "no"))
				+ toggle(tenant, "teams", "Has Teams", !tenant.behaviour().is(Behaviour.Trait.TEAMS_ABSENT))
				+ toggle(tenant, "phone", "Has Teams Phone", !tenant.behaviour().is(Behaviour.Trait.PHONE_ABSENT))
				+ form(tenant, "reset", "Forget all that happened here", Map.of());
	}

	private static String failure(Tenant tenant, String label, Map<String, String> fields) {
		return form(tenant, "failures", label, fields);
	}

	private static String toggle(Tenant tenant, String path, String label, boolean on) {
		return form(tenant, path, label + (on ? ": is on, turn off" : ": is off, turn on"),
				Map.of("on", Boolean.toString(!on)));
	}

	private static String form(Tenant tenant, String path, String label, Map<String, String> fields) {
		return "<form class=\"inline\" method=\"post\" action=\"/control/tenants/" + tenant.domain() + "/" + path
				+ "\">"
				+ fields.entrySet()
					.stream()
					.map((field) -> Pages.hidden(field.getKey(), field.getValue()))
					.collect(Collectors.joining())
				+ "<button type=\"submit\">" + Pages.escape(label) + "</button></form>\n";
	}

}
