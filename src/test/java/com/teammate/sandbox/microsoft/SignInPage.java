package com.teammate.sandbox.microsoft;

import java.util.Optional;
import java.util.stream.Collectors;

/** Where a person says who he is; any password will do. */
final class SignInPage {

	private SignInPage() {
	}

	static Response show(Visit visit, Tenants tenants, String login, String problem) {
		return Response.html(200, Pages.page("Sign in", """
				%s
				<form method="post" action="/common/login">
				%s
				<label for="login">Email, phone, or Skype</label>
				<input class="line" id="login" name="login" value="%s" autocomplete="username" required autofocus>
				<label for="passwd">Password (any, or none)</label>
				<input class="line" id="passwd" name="passwd" type="password" autocomplete="off">
				<button class="main" type="submit" name="action" value="signin">Sign in</button>
				<button type="submit" name="action" value="back" formnovalidate>Back</button>
				</form>
				%s
				""".formatted(problem(problem), Pages.hidden("ctx", visit.id()), Pages.escape(login),
				help(visit, tenants, login))));
	}

	private static String problem(String problem) {
		return problem.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + Pages.escape(problem) + "</p>";
	}

	private static String help(Visit visit, Tenants tenants, String login) {
		String alias = visit.isAnyTenant() ? login.substring(login.indexOf('@') + 1) : visit.alias();
		Optional<Tenant> tenant = tenants.find(alias.isEmpty() ? Tenants.PARTICULAR.get(0) : alias);
		return tenant.map((one) -> "<h2>Accounts of " + one.domain() + "</h2>\n<ul>" + accounts(one) + "</ul>")
			.orElse("<p class=\"quiet\">Every domain under .example has accounts admin, teams and user.</p>");
	}

	private static String accounts(Tenant tenant) {
		synchronized (tenant) {
			return tenant.users()
				.values()
				.stream()
				.limit(3)
				.map((user) -> "<li>" + Pages.escape(user.userPrincipalName()) + " - "
						+ Pages.escape(user.displayName()) + "</li>")
				.collect(Collectors.joining("\n"));
		}
	}

}
