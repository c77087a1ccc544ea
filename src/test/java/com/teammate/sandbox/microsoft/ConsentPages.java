package com.teammate.sandbox.microsoft;

import java.util.List;
import java.util.stream.Collectors;

/** Microsoft's pages about permissions. */
final class ConsentPages {

	private static final String TICK = """
			<label class="tick"><input type="checkbox" name="everyone" value="true"> Consent on behalf of your organization</label>
			<p class="quiet">If you accept, this app will get access to the specified resources for all users in your organization. No one else will be prompted to review these permissions.</p>
			""";

	private ConsentPages() {
	}

	/** For one person, or for everyone if the box is there and ticked. */
	static Response permissions(Visit visit, Account account, List<String> permissions) {
		return ask(visit, account, "", permissions, account.mayConsentForEveryone() ? TICK : "");
	}

	static Response permissionsForOrganization(Visit visit, Account account, List<String> permissions) {
		return ask(visit, account, "<p><strong>Accept for your organization</strong></p>", permissions, "");
	}

	static Response approvalNeeded(Visit visit, Account account) {
		return Response.html(200,
				Pages.page("Need admin approval",
						"""
								<p>%s</p>
								<p><strong>%s</strong> needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it. (AADSTS90094)</p>
								<p><a href="/common/login?ctx=%s">Have an admin account? Sign in with that account</a></p>
								%s
								"""
							.formatted(who(account), Registration.NAME, visit.id(),
									back(visit, "Return to the application without granting consent"))));
	}

	static Response blocked(Visit visit, Account account) {
		return Response.html(200,
				Pages.page("You cannot access this right now",
						"""
								<p>%s</p>
								<p class="error" role="alert">Your sign-in was successful but does not meet the criteria to access this resource. For example, you might be signing in from a browser, app, or location that is restricted by your admin. (AADSTS53003)</p>
								<p>%s</p>
								%s
								"""
							.formatted(who(account), another(visit), back(visit, "Return to the application"))));
	}

	private static Response ask(Visit visit, Account account, String subtitle, List<String> permissions, String tick) {
		return Response.html(200,
				Pages.page("Permissions requested",
						"""
								%s
								<p>%s</p>
								<p><strong>%s</strong> <span class="quiet">unverified</span></p>
								<p>This app would like to:</p>
								<ul>%s</ul>
								<form method="post" action="/common/consent/set">
								%s%s
								<p>Accepting these permissions means that you allow this app to use your data as specified in its terms of service and privacy statement. You can change these permissions at https://myapps.microsoft.com.</p>
								<button type="submit" name="action" value="cancel">Cancel</button>
								<button class="main" type="submit" name="action" value="accept">Accept</button>
								</form>
								<p>%s</p>
								"""
							.formatted(subtitle, who(account), Registration.NAME, items(permissions),
									Pages.hidden("ctx", visit.id()), tick, another(visit))));
	}

	private static String items(List<String> permissions) {
		return permissions.stream()
			.map((permission) -> "<li>" + Pages.escape(permission) + "</li>")
			.collect(Collectors.joining("\n"));
	}

	private static String who(Account account) {
		return Pages.escape(account.user().userPrincipalName());
	}

	private static String another(Visit visit) {
		return "<a href=\"/common/login?ctx=" + visit.id() + "\">Use another account</a>";
	}

	private static String back(Visit visit, String label) {
		return """
				<form method="post" action="/common/consent/set">
				%s<button class="link" type="submit" name="action" value="return">%s</button>
				</form>
				""".formatted(Pages.hidden("ctx", visit.id()), label);
	}

}
